import { Template } from 'aws-cdk-lib/assertions';
import type { StageConfig } from '../../../lib/stage/schema/stage-schema';
import { resolveReferences, pseudoParameters } from '../../../tools/simulator/template-references';
import type { ActiveUser } from '../../../tools/check/run/active-user';
import { decideProbe } from '../../../tools/check/run/decide-probe';
import { rolesOfUsers } from '../../../tools/check/run/deployed-roles';
import { rowsOf } from '../../../tools/check/run/rows';
import type { Run } from '../../../tools/check/run/run';
import type { Probe, ProbeUser } from '../../../tools/check/probe';
import { probesOf } from '../../../tools/check/probes-of';
import { deploymentOf } from '../simulator/deployment';
import { checked } from '../../stages';
import { templateOf } from '../../synthesis';

/** Changes a template in place. */
export type Break = (resources: Record<string, { Type: string; Properties: any }>) => void;

/** The probes of a stage that the policies and settings of its template do not bear out. */
export async function unexpected(written: unknown, damage: Break = () => undefined) {
  const stage = checked(written);
  const json = templateOf(written).toJSON();
  damage(json.Resources);
  const { account = '111122223333', region = 'us-east-1' } = stage.env;
  const template = deploymentOf(Template.fromJSON(json), { account, region });
  const references = {
    attribute: template.attribute,
    pseudoParameters: pseudoParameters({ account, region }),
  };
  const outputs = Object.fromEntries(
    Object.entries<any>(json.Outputs)
      .filter(([name]) => /^(Authenticated|Tenant)\w*RoleArn$|Table(Name|Arn)$/.test(name))
      .map(([name, { Value }]) => [name, resolveReferences(Value, references) as string]),
  );
  const roles = rolesOfUsers(stage, outputs);
  const deployment = {
    ...template,
    roles: Object.keys(roles),
    principal: (name: string) =>
      template.principal(
        template.roles.find((id) => template.principal(id).arn === roles[name]) ?? name,
      ),
  };
  const { users, probes } = probesOf(stage);
  const active = users.map((user, position) => madeUp(stage, user, position));
  const run = {
    stage,
    outputs,
    users: active,
    provider: deployment.identityPool().providers[0]?.name ?? '',
    rowOf: rowsOf(stage, outputs, active, () => undefined),
  } as unknown as Run;
  const wrong: Probe[] = [];
  for (const probe of probes) {
    const { outcome } = await decideProbe(probe, run, deployment);
    if (outcome !== probe.expected) wrong.push(probe);
  }
  return { probes, wrong };
}

/** A user as Cognito would have made them: a pool's `sub` and an identity of their own. */
function madeUp({ identity }: StageConfig, user: ProbeUser, position: number): ActiveUser {
  const userSub = `00000000-0000-4000-8000-00000000000${position}`;
  const { tenantClaim } = identity;
  const ofTenant =
    tenantClaim !== undefined && user.tenant !== undefined ? { [tenantClaim]: user.tenant } : {};
  return {
    ...user,
    idToken: '',
    accessToken: '',
    userSub,
    identityId: `us-east-1:10000000-0000-4000-8000-00000000000${position}`,
    claims: { sub: userSub, ...ofTenant },
  };
}
