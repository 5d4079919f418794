import { ownEntry } from '../../../lib/aws/name-patterns';
import { tableOutputNames } from '../../../lib/stage/table-names';
import { tenantOutputName } from '../../../lib/access/role-names';
import { decideCall } from '../../simulator/call';
import type { Deployment } from '../../simulator/deployment';
import { signIn, type SignIn } from '../../simulator/sign-in';
import type { Expected, IdentityProbe, ItemOperation, ItemProbe, Probe } from '../probe';
import { roleName } from './deployed-roles';
import { userOf, type Run } from './run';

/** What the policies say, and which ones. */
export interface Decided {
  readonly outcome: Expected;
  readonly detail: string;
}

/**
 * What IAM and Cognito would make of a probe, by the policies and settings as they are deployed.
 *
 * @throws {Error} where these hold something that the policy engine knows nothing of
 */
export async function decideProbe(
  probe: Probe,
  run: Run,
  deployment: Deployment,
): Promise<Decided> {
  return probe.kind === 'item'
    ? decideItem(probe, run, deployment)
    : decideIdentity(probe, run, deployment);
}

async function decideItem(probe: ItemProbe, run: Run, deployment: Deployment): Promise<Decided> {
  const signedIn = await signInAs(probe.who, run, deployment);
  if (!signedIn.letIn) return denied(`no credentials: ${signedIn.because}`);
  const { session } = signedIn;
  const { key } = run.rowOf(probe);
  const decision = await decideCall(session, {
    action: iamAction(probe.action),
    resource: tableArn(probe, run, deployment),
    // A scan names no key.
    keys: probe.action === 'Scan' ? undefined : Object.values(key).slice(0, 1).map(String),
  });
  if (decision === 'inapplicable') throw new Error(`IAM knows no ${probe.action} on a table`);
  return { outcome: decision, detail: `by the policies of ${session.role}` };
}

/** A transaction needs the actions of what is in it; the one that is tried deletes. */
function iamAction(operation: ItemOperation): string {
  return `dynamodb:${operation === 'TransactWriteItems' ? 'DeleteItem' : operation}`;
}

function tableArn({ table }: ItemProbe, { outputs, stage }: Run, { account, region }: Deployment) {
  const id = table ?? Object.keys(stage.tables)[0] ?? '';
  const arn = ownEntry(outputs, tableOutputNames(id).arn) ?? '';
  // Any other name does: none is the stack's.
  return table === undefined
    ? arn.replace(/table\/.*/, `table/access-check-${account}-${region}`)
    : arn;
}

async function decideIdentity(
  probe: IdentityProbe,
  run: Run,
  deployment: Deployment,
): Promise<Decided> {
  const pool = deployment.identityPool();
  switch (probe.shows) {
    case 'no token':
      return by(
        pool.allowsGuests || pool.unauthenticatedRole !== undefined,
        'guests are off',
        'guests are on',
      );
    case 'a token of another user pool':
      return by(
        [...pool.providers.map(({ name }) => name), ...pool.otherProviders].some(
          (name) => name !== run.provider,
        ),
        'the user pool is the only provider',
        'there are other providers',
      );
    case 'a tampered ID token':
      return by(
        !pool.providers.every(({ checksTokens }) => checksTokens),
        'tokens are checked with the user pool',
        'tokens are not checked with the user pool',
      );
    case 'their ID token':
      break;
  }
  if (probe.action === 'GetOpenIdToken') {
    const open = pool.allowsClassicFlow && pool.roleMappings.length === 0;
    return by(open, 'the classic flow is closed', 'the classic flow is open');
  }
  if (probe.action === 'UpdateUserAttributes') {
    const { tenantClaim = '' } = run.stage.identity;
    const writes = deployment.writableAttributes()?.includes(tenantClaim) ?? true;
    return by(writes, 'the app client may not write it', 'the app client may write it');
  }
  const signedIn = await signInAs(probe.who, run, deployment, probe);
  return signedIn.letIn
    ? { outcome: 'allowed', detail: `the role ${signedIn.session.role}` }
    : denied(signedIn.because);
}

function by(isOpen: boolean, closed: string, open: string): Decided {
  return isOpen ? { outcome: 'allowed', detail: open } : denied(closed);
}

function denied(because: string): Decided {
  return { outcome: 'denied', detail: because };
}

/** A user's sign-in by the flow of the stage, for the role of a tenant or the one that the pool would give. */
async function signInAs(
  who: string,
  run: Run,
  deployment: Deployment,
  { roleOfTenant }: Pick<IdentityProbe, 'roleOfTenant'> = { roleOfTenant: ownTenant(who, run) },
): Promise<SignIn> {
  const { claims, identityId } = userOf(run, who);
  return signIn(deployment, {
    claims,
    identityId,
    flow: run.stage.identity.classicFlow ? 'classic' : 'enhanced',
    asksFor: roleOfTenant === undefined ? undefined : roleName(tenantOutputName(roleOfTenant)),
    issuedAt: new Date().toISOString(),
  });
}

/** In the classic flow a client asks for a role, and a user of a tenant for that of the tenant. */
function ownTenant(who: string, run: Run): string | undefined {
  if (!run.stage.identity.classicFlow) return undefined;
  const { tenant = '' } = userOf(run, who);
  return run.outputs[tenantOutputName(tenant)] === undefined ? undefined : tenant;
}
