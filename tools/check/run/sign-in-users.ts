import type { amplifyOutputs } from '../../../lib/outputs/amplify-outputs';
import type { StageConfig } from '../../../lib/stage/schema/stage-schema';
import type { Clients } from '../../sdk/clients';
import { withErrorAdvice } from '../../sdk/error-advice';
import { groupsIn, textClaims } from '../../simulator/role-mapping';
import type { ProbeUser } from '../probes/probe';
import { IdentityPoolClient } from './identity-client';
import type { SignedInProbeUser } from './signed-in-probe-user';
import { signInWithSrp } from './srp-sign-in';
import { addToGroup, createUser, newUser, type TemporaryUser } from './temporary-user';
import { assertNotStopped, type VerificationControl } from './verification-control';

export interface SignInOptions extends VerificationControl {
  readonly stage: StageConfig;
  /** The client configuration file of an app client, by its ID. */
  readonly clientFile: (client: string | undefined) => ReturnType<typeof amplifyOutputs>;
  readonly provider: string;
  /** Replaces the endpoint of AWS. */
  readonly endpoint: string | undefined;
  /** Registers an identity for deletion at the end of the check. */
  readonly deleteIdentityLater: (identityId: string) => void;
}

/** Creates the temporary users of a check one after the other, and signs in as each. */
export async function signInUsers(
  planned: readonly ProbeUser[],
  clients: Clients,
  options: SignInOptions,
): Promise<SignedInProbeUser[]> {
  const users: SignedInProbeUser[] = [];
  for (const user of planned) {
    assertNotStopped(options);
    users.push(await signInUser(user, clients, options));
    options.progress(`Signed in as ${user.name}`);
  }
  return users;
}

/** Creates a temporary user, signs in as them, and gets their identity. */
export async function signInUser(
  planned: ProbeUser,
  clients: Clients,
  options: Omit<SignInOptions, 'isStopped' | 'progress'>,
): Promise<SignedInProbeUser> {
  const { stage, provider, endpoint, deleteIdentityLater } = options;
  const client = options.clientFile(planned.client);
  const user = await createTemporaryUser(planned, clients, options);
  const { idToken, accessToken, claims } = await withErrorAdvice(
    `Sign-in of ${user.username}`,
    () => signInWithSrp(client, user, endpoint),
  );
  assertTenant(stage, planned, claims);
  const groups = groupsIn(claims);
  assertGroup(stage, planned, groups);
  const { identity_pool_id: identityPoolId } = client.auth;
  const pool = new IdentityPoolClient(clients.identities, identityPoolId, { provider, idToken });
  const identityId = await withErrorAdvice('GetId', () => pool.getId());
  deleteIdentityLater(identityId);
  return {
    ...planned,
    idToken,
    accessToken,
    identityId,
    userSub: String(claims.sub),
    claims: textClaims(claims),
    groups,
  };
}

async function createTemporaryUser(
  planned: ProbeUser,
  { userPools }: Clients,
  { stage, clientFile, cleanUp }: Pick<SignInOptions, 'stage' | 'clientFile' | 'cleanUp'>,
): Promise<TemporaryUser> {
  const { user_pool_id: userPoolId } = clientFile(planned.client).auth;
  const user = await withErrorAdvice('DescribeUserPool', () => newUser(userPools, userPoolId));
  cleanUp.later({ kind: 'user', userPoolId, username: user.username });
  await withErrorAdvice(`AdminCreateUser ${user.username}`, () =>
    createUser(userPools, userPoolId, user, attributesOf(stage, planned)),
  );
  const { group } = planned;
  if (group !== undefined) {
    await withErrorAdvice(`AdminAddUserToGroup ${group}`, () =>
      addToGroup(userPools, userPoolId, user, group),
    );
  }
  return user;
}

function attributesOf({ identity }: StageConfig, { tenant }: ProbeUser): Record<string, string> {
  const { tenantClaim } = identity;
  return tenantClaim === undefined || tenant === undefined ? {} : { [tenantClaim]: tenant };
}

/** Probes as a user of another tenant than planned would prove nothing. */
function assertTenant(
  { identity: { tenantClaim } }: StageConfig,
  { name, tenant }: ProbeUser,
  claims: Readonly<Record<string, unknown>>,
): void {
  const received = tenantClaim === undefined ? undefined : claims[tenantClaim];
  if (received === tenant) return;
  throw new Error(
    `The ID token of the ${name} has ${String(tenantClaim)} ${JSON.stringify(received)} instead of ${JSON.stringify(tenant)}. Add the attribute to the app client's read attributes, and check that no trigger changes it.`,
  );
}

/** A trigger can change the groups in the token. Other groups have no role that the pool would assign. */
function assertGroup(
  stage: StageConfig,
  { name, group }: ProbeUser,
  groups: readonly string[],
): void {
  const received = groups.filter((one) => Object.hasOwn(stage.groups, one));
  const expected = group === undefined ? [] : [group];
  if (expected.join() === received.join()) return;
  throw new Error(
    `The ID token of the ${name} has cognito:groups ${JSON.stringify(groups)} instead of ${JSON.stringify(expected)}. Check that no trigger of the user pool changes it, or adds new users to groups.`,
  );
}
