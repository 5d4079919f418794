import { knowsTenants } from '../../../lib/stage/knows-tenants';
import { userPoolRegion } from '../../../lib/aws/user-pool-region';
import type { StageConfig } from '../../../lib/stage/schema/stage-schema';
import { readDeployment } from '../../sdk/read-deployment';
import { amplifyOutputs } from '../../../lib/outputs/amplify-outputs';
import type { DeployedOutputs } from '../../sdk/deployed-stack';
import { probePlan } from '../probes/probe-plan';
import { type SignedInUser, signInUser } from './signed-in-user';
import { withErrorAdvice } from '../../sdk/error-advice';
import type { AwsTarget } from '../../sdk/client-config';
import { type CleanUp, identityCleanUp, removeItem } from './clean-up';
import { withClients, type Clients } from '../../sdk/clients';
import { userRoles } from './user-roles';
import { detectEnforcement, type Enforcement } from './enforcement';
import { runProbe, type ProbeResult } from './run-probe';
import { probeItems } from './probe-items';
import type { ProbeContext } from './probe-context';
import { userPoolProviderName } from './invalid-tokens';

export interface DeploymentToVerify {
  readonly stage: StageConfig;
  readonly outputs: DeployedOutputs;
  /** Where the stack is, and in which account. */
  readonly place: AwsTarget & { readonly account: string };
  /** Whether denials that are only decided are failures. */
  readonly requireEnforced: boolean;
}

/** How a check is followed, stopped and undone by whoever started it. */
export interface VerificationControl {
  readonly tell: (line: string) => void;
  /** Asked between two calls. */
  readonly isStopped: () => boolean;
  /** Filled with all that the check makes; the caller runs it, whatever happens. */
  readonly cleanUp: CleanUp;
}

/** What a check has found. */
export interface VerificationResult {
  readonly enforced: Enforcement;
  readonly results: readonly ProbeResult[];
  /** What could not be removed, and why. */
  readonly left: readonly string[];
}

/**
 * Runs all probes of a stage against its deployed stack, as temporary users who sign in for real, and removes all that
 * it has made.
 *
 * @throws {Error} where users cannot be made or sign in, or the check is stopped; it says what could not be removed
 */
export function verifyDeployment(
  checked: DeploymentToVerify,
  control: VerificationControl,
): Promise<VerificationResult> {
  const client = amplifyOutputs(checked.stage, checked.outputs);
  const poolRegion = userPoolRegion(client.auth.user_pool_id);
  return withClients(checked.place, poolRegion, async (clients) => {
    const found = await findings(clients, client, checked, control).catch((error: unknown) =>
      error instanceof Error ? error : new Error(String(error)),
    );
    const left = await control.cleanUp.run();
    if (!(found instanceof Error)) return { ...found, left };
    if (left.length === 0) throw found;
    throw new Error(`${found.message}\nnot removed, so remove it by hand:\n${left.join('\n')}`);
  });
}

async function findings(
  clients: Clients,
  client: ReturnType<typeof amplifyOutputs>,
  { stage, outputs, place, requireEnforced }: DeploymentToVerify,
  { tell, isStopped, cleanUp }: VerificationControl,
): Promise<Omit<VerificationResult, 'left'>> {
  assertAttribute(stage);
  const goOn = () => {
    if (isStopped()) throw new Error('stopped');
  };
  const { user_pool_id: userPoolId, identity_pool_id: identityPoolId } = client.auth;
  const provider = userPoolProviderName(userPoolId, userPoolRegion(userPoolId));
  const forgetLater = identityCleanUp(clients.identities, cleanUp);
  const common = { stage, place, outputs, identityPoolId, provider, ...clients, forgetLater };
  const enforced = await detectEnforcement(common);
  const { user_pool_client_id: userPoolClientId } = client.auth;
  const deployment = await withErrorAdvice('reading back roles and identity pool', () =>
    readDeployment(
      clients,
      place,
      { identityPoolId, userPoolId, userPoolClientId },
      userRoles(stage, outputs),
      Object.values(client.custom.tables).map(({ tableArn }) => tableArn),
    ),
  );
  const plan = probePlan(stage);
  const users: SignedInUser[] = [];
  for (const planned of plan.users) {
    goOn();
    const toBe = { stage, client, provider, endpoint: place.endpoint, cleanUp, forgetLater };
    users.push(await signInUser(planned, clients, toBe));
    tell(`signed in as ${planned.name}`);
  }
  const rowOf = probeItems(stage, outputs, users, (row) =>
    cleanUp.later(`item ${JSON.stringify(row.key)} of the table ${row.tableName}`, () =>
      removeItem(clients.documents, row),
    ),
  );
  const run: ProbeContext = { ...common, users, rowOf };
  const results: ProbeResult[] = [];
  for (const probe of plan.probes) {
    goOn();
    const isEnforced = enforced[probe.kind === 'item' ? 'policies' : 'tokens'];
    const judging = { deployment, isEnforced, requireEnforced };
    results.push(await runProbe(probe, run, judging));
    tell(`${results.length} of ${plan.probes.length} probes`);
  }
  return { enforced, results };
}

/** A claim that a trigger makes cannot be given to a temporary user. */
function assertAttribute(stage: StageConfig): void {
  const { tenantClaim = '' } = stage.identity;
  if (!knowsTenants(stage) || tenantClaim.startsWith('custom:')) return;
  throw new Error(
    `received the tenantClaim ${JSON.stringify(tenantClaim)}; expected an attribute of the user pool ("custom:…"), which a temporary user can be given; a claim that a trigger makes cannot be checked so: check a stage whose trigger reads an attribute, or check by hand`,
  );
}
