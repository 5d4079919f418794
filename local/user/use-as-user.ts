import { IAM_DEFAULT_SESSION } from '../../lib/config/session-limits';
import { tenantOutputName } from '../../lib/config/tenant-names';
import type { amplifyOutputs } from '../../lib/outputs/amplify-outputs';
import type { ExpiringCredentials } from '../../lib/probes/credentials';
import type { DeployedStage } from '../deployed-stage';
import { step } from '../step';
import { assumeRole } from './assume-role';
import { createUser } from './create-user';
import { Identity } from './identity';
import { itemCalls } from './item-calls';
import type { RowOwner } from './row-key';
import { signIn } from './sign-in';

interface StageWithClient extends DeployedStage {
  /** The client configuration that a front end loads. */
  readonly client: ReturnType<typeof amplifyOutputs>;
}

/** The tenant of the user, where the stage names none. */
const TENANT = 'acme';

/**
 * Uses a deployed stage the way a front end does: a user signs in, gets an identity and its credentials, and calls
 * DynamoDB with them on rows of the user. Each step shows what came back, but no password, token or secret key.
 */
export async function useAsUser(deployed: StageWithClient): Promise<void> {
  const { stage, target, client } = deployed;
  const user = await signInAsNewUser(deployed);
  const { user_pool_id: userPoolId, identity_pool_id: identityPoolId } = client.auth;
  const identity = new Identity(target, identityPoolId, { userPoolId, idToken: user.idToken });
  const identityId = await step('GetId', async (shown) => {
    const id = await identity.getId();
    shown.title += ` → ${id}`;
    return id;
  });
  const owner = { ...user, identityId };
  const credentials = stage.identity.classicFlow
    ? await assumeRoleAs(owner, identity, deployed)
    : await credentialsShown('GetCredentialsForIdentity', () =>
        identity.getCredentials(identityId),
      );
  for (const [id, options] of Object.entries(stage.tables)) {
    const tableName = client.custom.tables[id]?.tableName ?? '';
    for (const { action, run } of itemCalls(target, credentials, tableName, options, owner)) {
      await step(`${action} on ${tableName}`, async (shown) => {
        shown.title += ` → ${JSON.stringify(await run())}`;
      });
    }
  }
}

interface NewUser extends Omit<RowOwner, 'identityId'> {
  readonly idToken: string;
}

async function signInAsNewUser({ stage, target, client }: StageWithClient): Promise<NewUser> {
  const { tenantClaim = '' } = stage.identity;
  const [tenantToBe = TENANT] = Object.keys(stage.tenants);
  const attributes = tenantClaim ? { [tenantClaim]: tenantToBe } : {};
  const user = await step('AdminCreateUser', async (shown) => {
    const created = await createUser(target, client.auth.user_pool_id, attributes);
    shown.title += ` → ${created.username}`;
    return created;
  });
  return step('Sign in by SRP', async (shown) => {
    const { idToken, claims } = await signIn(client, target.endpoint, user);
    const userSub = String(claims.sub);
    const named = claims[tenantClaim];
    const tenant = typeof named === 'string' ? named : undefined;
    shown.title += ` → ID token of the user ${userSub}${tenant ? `, tenant ${tenant}` : ''}`;
    return { idToken, userSub, tenant };
  });
}

/** The role of the user's tenant, or else the authenticated one, for as long as it may be. */
async function assumeRoleAs(
  { identityId, tenant = '' }: RowOwner,
  identity: Identity,
  { stage, target, outputs }: StageWithClient,
): Promise<ExpiringCredentials> {
  const ofTenant = stage.tenants[tenant]?.maxSessionDuration;
  const output = ofTenant === undefined ? 'AuthenticatedRoleArn' : tenantOutputName(tenant);
  const roleArn = outputs[output] ?? '';
  const durationSeconds = ofTenant ?? stage.sessions.maxDuration ?? IAM_DEFAULT_SESSION;
  const openIdToken = await step('GetOpenIdToken', () => identity.getOpenIdToken(identityId));
  return credentialsShown('AssumeRoleWithWebIdentity', () =>
    assumeRole(target, { roleArn, openIdToken, durationSeconds }),
  );
}

function credentialsShown(
  call: string,
  get: () => Promise<ExpiringCredentials>,
): Promise<ExpiringCredentials> {
  return step(call, async (shown) => {
    const given = await get();
    shown.title += ` → credentials ${given.accessKeyId} until ${given.expiration.toISOString()}`;
    return given;
  });
}
