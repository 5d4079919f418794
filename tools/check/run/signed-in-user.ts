import type { StageConfig } from '../../../lib/stage/schema/stage-schema';
import type { amplifyOutputs } from '../../../lib/outputs/amplify-outputs';
import type { ProbeUser } from '../probes/probe';
import { withErrorAdvice } from '../../sdk/error-advice';
import type { CleanUp } from './clean-up';
import type { Clients } from '../../sdk/clients';
import { IdentityPoolClient } from './identity-client';
import { signInWithSrp } from './srp-sign-in';
import { createUser, deleteUser, newUser } from './temporary-user';
import type { TemporaryCredentials } from '../../sdk/credentials';
import type { ItemOwner } from './probe-items';

export interface SignInOptions {
  readonly stage: StageConfig;
  readonly client: ReturnType<typeof amplifyOutputs>;
  readonly provider: string;
  /** Takes the place of AWS. */
  readonly endpoint: string | undefined;
  readonly cleanUp: CleanUp;
  /** Notes that an identity is to be deleted in the end. */
  readonly forgetLater: (identityId: string) => void;
}

/** Creates a temporary user, signs in as them, and gets their identity. */
export async function signInUser(
  planned: ProbeUser,
  clients: Clients,
  toBe: SignInOptions,
): Promise<SignedInUser> {
  const { stage, client, provider, endpoint, cleanUp } = toBe;
  const { user_pool_id: userPoolId, identity_pool_id: identityPoolId } = client.auth;
  const user = await withErrorAdvice('DescribeUserPool', () =>
    newUser(clients.userPools, userPoolId),
  );
  cleanUp.later(`user ${user.username} of the user pool ${userPoolId}`, () =>
    deleteUser(clients.userPools, userPoolId, user),
  );
  await withErrorAdvice(`AdminCreateUser ${user.username}`, () =>
    createUser(clients.userPools, userPoolId, user, attributesOf(stage, planned)),
  );
  const { idToken, accessToken, claims } = await withErrorAdvice(
    `signing in as ${user.username}`,
    () => signInWithSrp(client, user, endpoint),
  );
  assertTenant(stage, planned, claims);
  const identity = new IdentityPoolClient(clients.identities, identityPoolId, {
    provider,
    idToken,
  });
  const identityId = await withErrorAdvice('GetId', () => identity.getId());
  toBe.forgetLater(identityId);
  return {
    ...planned,
    idToken,
    accessToken,
    identityId,
    userSub: String(claims.sub),
    claims: Object.fromEntries(
      Object.entries(claims).filter(
        (claim): claim is [string, string] => typeof claim[1] === 'string',
      ),
    ),
  };
}

function attributesOf({ identity }: StageConfig, { tenant }: ProbeUser): Record<string, string> {
  const { tenantClaim } = identity;
  return tenantClaim === undefined || tenant === undefined ? {} : { [tenantClaim]: tenant };
}

/** A claim that is not an attribute of the pool, but made by a trigger, would prove nothing of the tenants that are meant. */
function assertTenant(
  { identity: { tenantClaim } }: StageConfig,
  { name, tenant }: ProbeUser,
  claims: Readonly<Record<string, unknown>>,
): void {
  const received = tenantClaim === undefined ? undefined : claims[tenantClaim];
  if (received === tenant) return;
  throw new Error(
    `received an ID token of the ${name} with ${String(tenantClaim)} ${JSON.stringify(received)}; expected ${JSON.stringify(tenant)}; let the app client read the attribute, and no trigger change it`,
  );
}

/** A temporary user who has signed in. */
export interface SignedInUser extends ProbeUser, ItemOwner {
  readonly tenant: string | undefined;
  readonly idToken: string;
  /** What the user may call the user pool with. */
  readonly accessToken: string;
  /** The claims of the ID token that are text. */
  readonly claims: Readonly<Record<string, string>>;
  /** Once the pool has given them. */
  credentials?: TemporaryCredentials;
}
