import { knowsTenants } from '../../../lib/stage/knows-tenants';
import { userPoolRegion } from '../../../lib/aws/user-pools';
import type { StageConfig } from '../../../lib/stage/schema/stage-schema';
import { readAccess } from '../../sdk/read-access';
import { amplifyOutputs } from '../../../lib/outputs/amplify-outputs';
import type { DeployedOutputs } from '../../sdk/deployed-outputs';
import { probesOf } from '../probes-of';
import type { ActiveUser } from './active-user';
import { activeUser } from './active-users';
import { attempt } from '../../sdk/attempt';
import type { AwsPlace } from '../../sdk/aws-place';
import type { CleanUp } from './clean-up';
import { withClients, type Clients } from '../../sdk/clients';
import { rolesOfUsers } from './deployed-roles';
import { enforcement, type Enforcement } from './enforcement';
import { judge } from './judge';
import type { ProbeResult } from './probe-result';
import { identitiesForgotten, removeRow } from './removals';
import { rowsOf } from './rows';
import type { Run } from './run';
import { providerOf } from './shown-tokens';

export interface StageToCheck {
  readonly stage: StageConfig;
  readonly outputs: DeployedOutputs;
  /** Where the stack is, and in which account. */
  readonly place: AwsPlace & { readonly account: string };
  /** Whether denials that are only decided are failures. */
  readonly requireEnforced: boolean;
}

/** How a check is followed, stopped and undone by whoever started it. */
export interface CheckControl {
  readonly tell: (line: string) => void;
  /** Asked between two calls. */
  readonly isStopped: () => boolean;
  /** Filled with all that the check makes; the caller runs it, whatever happens. */
  readonly cleanUp: CleanUp;
}

/** What a check has found. */
export interface CheckResult {
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
  checked: StageToCheck,
  control: CheckControl,
): Promise<CheckResult> {
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
  { stage, outputs, place, requireEnforced }: StageToCheck,
  { tell, isStopped, cleanUp }: CheckControl,
): Promise<Omit<CheckResult, 'left'>> {
  assertAttribute(stage);
  const goOn = () => {
    if (isStopped()) throw new Error('stopped');
  };
  const { user_pool_id: userPoolId, identity_pool_id: identityPoolId } = client.auth;
  const provider = providerOf(userPoolId, userPoolRegion(userPoolId));
  const forgetLater = identitiesForgotten(clients.identities, cleanUp);
  const common = { stage, place, outputs, identityPoolId, provider, ...clients, forgetLater };
  const enforced = await enforcement(common);
  const { user_pool_client_id: userPoolClientId } = client.auth;
  const deployment = await attempt('reading back roles and identity pool', () =>
    readAccess(
      clients,
      place,
      { identityPoolId, userPoolId, userPoolClientId },
      rolesOfUsers(stage, outputs),
      Object.values(client.custom.tables).map(({ tableArn }) => tableArn),
    ),
  );
  const plan = probesOf(stage);
  const users: ActiveUser[] = [];
  for (const planned of plan.users) {
    goOn();
    const toBe = { stage, client, provider, endpoint: place.endpoint, cleanUp, forgetLater };
    users.push(await activeUser(planned, clients, toBe));
    tell(`signed in as ${planned.name}`);
  }
  const rowOf = rowsOf(stage, outputs, users, (row) =>
    cleanUp.later(`item ${JSON.stringify(row.key)} of the table ${row.tableName}`, () =>
      removeRow(clients.documents, row),
    ),
  );
  const run: Run = { ...common, users, rowOf };
  const results: ProbeResult[] = [];
  for (const probe of plan.probes) {
    goOn();
    const isEnforced = enforced[probe.kind === 'item' ? 'policies' : 'tokens'];
    const judging = { deployment, isEnforced, requireEnforced };
    results.push(await judge(probe, run, judging));
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
