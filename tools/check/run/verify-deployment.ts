import { isCustomAttribute, userPoolRegion } from '../../../lib/aws/user-pools';
import { amplifyOutputs } from '../../../lib/outputs/amplify-outputs';
import { appClients } from '../../../lib/stage/app-clients';
import { knowsTenants } from '../../../lib/stage/needed-claims';
import type { StageConfig } from '../../../lib/stage/schema/stage-schema';
import type { AwsTarget } from '../../sdk/client-config';
import { withClients, type Clients } from '../../sdk/clients';
import { fromOutputs, type DeployedOutputs } from '../../../lib/outputs/deployed-outputs';
import { withErrorAdvice } from '../../sdk/error-advice';
import { readDeployment } from '../../sdk/read-deployment';
import type { Deployment } from '../../simulator/deployment';
import { userPoolProviderName } from '../../simulator/identity-pool';
import { assertGroups, groupFaults } from '../../drift/group-faults';
import { probePlan } from '../probes/probe-plan';
import { detectEnforcement, type Enforcement } from './enforcement';
import { assertExistingTables } from './existing-tables';
import { removeLeftover } from './leftover';
import type { ProbeContext } from './probe-context';
import { probeItems } from './probe-items';
import { runProbes, type ProbeResult } from './run-probe';
import { signInUsers } from './sign-in-users';
import { userNamed } from './signed-in-probe-user';
import { assertNoSessionTags } from './session-tags-on-roles';
import { userRoles } from './user-roles';
import type { VerificationControl } from './verification-control';

export interface DeploymentToVerify {
  readonly stage: StageConfig;
  readonly outputs: DeployedOutputs;
  readonly target: AwsTarget & { readonly account: string };
  /** Whether a simulated denial fails its probe. */
  readonly requireEnforced: boolean;
}

export interface VerificationResult {
  readonly enforced: Enforcement;
  readonly results: readonly ProbeResult[];
  /** What could not be removed, and why. */
  readonly left: readonly string[];
}

/**
 * Runs all probes of a stage against its deployed stack as temporary users who sign in, and removes everything that it
 * has created.
 *
 * @throws {Error} if users cannot be created or sign in, or the check is stopped; with what could not be removed
 */
export function verifyDeployment(
  deployed: DeploymentToVerify,
  control: VerificationControl,
): Promise<VerificationResult> {
  const client = amplifyOutputs(deployed.stage, deployed.outputs);
  const poolRegion = userPoolRegion(client.auth.user_pool_id);
  return withClients(deployed.target, poolRegion, async (clients) => {
    const verification = { ...deployed, ...control, clients, client };
    const found = await verify(verification).catch((error: unknown) =>
      error instanceof Error ? error : new Error(String(error)),
    );
    const left = await control.cleanUp.run((one) => removeLeftover(clients, one));
    if (!(found instanceof Error)) return { ...found, left };
    if (left.length > 0) found.message += `\nNot removed; remove it yourself:\n${left.join('\n')}`;
    throw found;
  });
}

interface Verification extends DeploymentToVerify, VerificationControl {
  readonly clients: Clients;
  readonly client: ReturnType<typeof amplifyOutputs>;
}

async function verify(verification: Verification): Promise<Omit<VerificationResult, 'left'>> {
  const { stage, target, outputs, clients, client, cleanUp } = verification;
  assertTenantAttribute(stage);
  await assertExistingTables(stage, clients.documents);
  const { user_pool_id: userPoolId, identity_pool_id: identityPoolId } = client.auth;
  const common = {
    ...clients,
    ...{ stage, target, outputs, identityPoolId },
    provider: userPoolProviderName(userPoolId, userPoolRegion(userPoolId)),
    deleteIdentityLater: (identityId: string) => {
      cleanUp.later({ kind: 'identity', identityId });
    },
  };
  const enforced = await detectEnforcement(common);
  const deployment = await readBack(verification);
  assertNoSessionTags(deployment);
  assertGroups(groupFaults(stage, outputs, deployment.groups()));
  const results = await runPlan(verification, common, { deployment, enforced });
  return { enforced, results };
}

/** Signs the users of the plan in, and runs its probes. */
async function runPlan(
  verification: Verification,
  common: Omit<ProbeContext, 'users' | 'itemOf'>,
  found: { readonly deployment: Deployment; readonly enforced: Enforcement },
): Promise<readonly ProbeResult[]> {
  const { stage, target, outputs, clients, cleanUp } = verification;
  const { provider, deleteIdentityLater } = common;
  const plan = probePlan(stage);
  const users = await signInUsers(plan.users, clients, {
    ...verification,
    ...{ provider, endpoint: target.endpoint, deleteIdentityLater },
    clientFile: (id) =>
      amplifyOutputs(stage, outputs, {
        client: appClients(stage.identity.userPool).find((one) => one.id === id),
      }),
  });
  const itemOf = probeItems(
    stage,
    outputs,
    (name) => userNamed(users, name),
    (item) => {
      cleanUp.later({ kind: 'item', ...item });
    },
  );
  return runProbes(plan.probes, { ...common, users, itemOf }, { ...verification, ...found });
}

function readBack({ stage, outputs, target, clients, client }: Verification): Promise<Deployment> {
  const { user_pool_id: userPoolId, identity_pool_id: identityPoolId } = client.auth;
  const userPoolClientIds = fromOutputs(outputs, (read) =>
    appClients(stage.identity.userPool).map(({ output }) => read(output)),
  );
  return withErrorAdvice('Reading the roles and the identity pool', () =>
    readDeployment(
      clients,
      target,
      { identityPoolId, userPoolId, userPoolClientIds },
      userRoles(stage, outputs),
      Object.values(client.custom.tables).map(({ tableArn }) => tableArn),
    ),
  );
}

/** The check cannot set a claim that only a trigger sets. */
function assertTenantAttribute(stage: StageConfig): void {
  const { tenantClaim = '' } = stage.identity;
  if (!knowsTenants(stage) || isCustomAttribute(tenantClaim)) return;
  throw new Error(
    `The tenantClaim ${JSON.stringify(tenantClaim)} is not a user pool attribute ("custom:…"). The check cannot create users with a claim that only a trigger sets.`,
  );
}
