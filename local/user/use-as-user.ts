import type { Stage } from '../../lib/config/schema/stage-schema';
import type { amplifyOutputs } from '../../lib/outputs/amplify-outputs';
import type { Credentials } from '../local-client-config';
import type { LocalTarget } from '../local-environment';
import { step } from '../step';
import { createUser } from './create-user';
import { Identity } from './identity';
import { itemCalls } from './item-calls';
import { signIn } from './sign-in';

/** The client configuration that a front end loads. */
type ClientConfiguration = ReturnType<typeof amplifyOutputs>;

/**
 * Uses a deployed stage the way a front end does: a user signs in, gets an identity and its credentials, and calls
 * DynamoDB with them. Each step shows what came back, but no password, token or secret key.
 */
export async function useAsUser(
  stage: Stage,
  target: LocalTarget,
  client: ClientConfiguration,
): Promise<void> {
  const idToken = await signInAsNewUser(target, client);
  const credentials = await getCredentials(target, client, idToken);
  for (const [id, options] of Object.entries(stage.tables)) {
    const tableName = client.custom.tables[id]?.tableName ?? '';
    for (const { action, run } of itemCalls(target, credentials, tableName, options)) {
      await step(`${action} on ${tableName}`, async (shown) => {
        shown.title += ` → ${JSON.stringify(await run())}`;
      });
    }
  }
}

async function signInAsNewUser(target: LocalTarget, client: ClientConfiguration): Promise<string> {
  const user = await step('AdminCreateUser', async (shown) => {
    const created = await createUser(target, client.auth.user_pool_id);
    shown.title += ` → ${created.username}`;
    return created;
  });
  return step('Sign in by SRP', async (shown) => {
    const { idToken, claims } = await signIn(client, target.endpoint, user);
    shown.title += ` → ID token of the user ${String(claims.sub)}`;
    return idToken;
  });
}

async function getCredentials(
  target: LocalTarget,
  client: ClientConfiguration,
  idToken: string,
): Promise<Credentials> {
  const { user_pool_id: userPoolId, identity_pool_id: identityPoolId } = client.auth;
  const identity = new Identity(target, identityPoolId, { userPoolId, idToken });
  const identityId = await step('GetId', async (shown) => {
    const id = await identity.getId();
    shown.title += ` → ${id}`;
    return id;
  });
  return step('GetCredentialsForIdentity', async (shown) => {
    const given = await identity.getCredentials(identityId);
    shown.title += ` → credentials ${given.accessKeyId} until ${given.expiration.toISOString()}`;
    return given;
  });
}
