import { Template } from 'aws-cdk-lib/assertions';
import { appClients } from '../../../../lib/stage/app-clients';
import type { StageConfig } from '../../../../lib/stage/schema/stage-schema';
import {
  resolveReferences,
  pseudoParameters,
} from '../../../../tools/simulator/template-references';
import {
  userNamed,
  type SignedInProbeUser,
} from '../../../../tools/check/run/signed-in-probe-user';
import { simulateProbe } from '../../../../tools/check/run/simulate-probe';
import { userRoles } from '../../../../tools/check/run/user-roles';
import { probeItems } from '../../../../tools/check/run/probe-items';
import type { ProbeContext } from '../../../../tools/check/run/probe-context';
import type { Probe, ProbeUser } from '../../../../tools/check/probes/probe';
import { probePlan } from '../../../../tools/check/probes/probe-plan';
import { deploymentOf } from '../../simulator/deployment';
import { checked } from '../../../stages';
import { templateOf } from '../../../synthesis';

/** Changes a template in place. */
export type Break = (resources: Record<string, { Type: string; Properties: any }>) => void;

/** The templates of stages as text, each synthesized once. */
const TEMPLATES = new Map<unknown, string>();

/** A template of the stage that may be changed. */
function freshTemplate(written: unknown) {
  const text = TEMPLATES.get(written) ?? JSON.stringify(templateOf(written).toJSON());
  TEMPLATES.set(written, text);
  return JSON.parse(text);
}

/** The probes of a stage, and those whose simulated outcome in its template is not the expected one. */
export async function unexpectedOutcomes(written: unknown, damage: Break = () => undefined) {
  const stage = checked(written);
  const json = freshTemplate(written);
  damage(json.Resources);
  const { account = '111122223333', region = 'us-east-1' } = stage.env;
  const template = deploymentOf(Template.fromJSON(json), { account, region });
  const references = {
    attribute: template.attribute,
    pseudoParameters: pseudoParameters({ account, region }),
  };
  const outputs = Object.fromEntries(
    Object.entries<any>(json.Outputs)
      .filter(([name]) =>
        /^(Authenticated|Tenant|Group)\w*RoleArn$|Table(Name|Arn)$|UserPoolClientId\d*$/.test(name),
      )
      .map(([name, { Value }]) => [name, resolveReferences(Value, references) as string]),
  );
  const roles = userRoles(stage, outputs);
  const deployment = {
    ...template,
    roles: Object.keys(roles),
    principal: (name: string) =>
      template.principal(
        template.roles.find((id) => template.principal(id).arn === roles[name]) ?? name,
      ),
  };
  const { users, probes } = probePlan(stage);
  const active = users.map((user, position) => {
    const client = appClients(stage.identity.userPool).find(({ id }) => id === user.client);
    return signedInUser(stage, user, { position, aud: outputs[client?.output ?? ''] ?? '' });
  });
  const context = {
    stage,
    outputs,
    users: active,
    provider: deployment.identityPool().providers[0]?.name ?? '',
    itemOf: probeItems(
      stage,
      outputs,
      (name) => userNamed(active, name),
      () => undefined,
    ),
  } as unknown as ProbeContext;
  const wrong: Probe[] = [];
  for (const probe of probes) {
    const { outcome } = await simulateProbe(probe, context, deployment);
    if (outcome !== probe.expected) wrong.push(probe);
  }
  return { probes, wrong };
}

/** A signed-in user with IDs like Cognito's. */
function signedInUser(
  { identity }: StageConfig,
  user: ProbeUser,
  { position, aud }: { position: number; aud: string },
): SignedInProbeUser {
  const number = String(position).padStart(12, '0');
  const userSub = `00000000-0000-4000-8000-${number}`;
  const { tenantClaim } = identity;
  const ofTenant =
    tenantClaim !== undefined && user.tenant !== undefined ? { [tenantClaim]: user.tenant } : {};
  return {
    ...user,
    idToken: '',
    accessToken: '',
    userSub,
    groups: user.group === undefined ? [] : [user.group],
    identityId: `us-east-1:10000000-0000-4000-8000-${number}`,
    claims: { sub: userSub, aud, ...ofTenant },
  };
}
