import { amplifyOutputs } from '../../lib/outputs/amplify-outputs';
import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import { CleanUp } from '../../tools/check/run/clean-up';
import { IdentityPoolClient } from '../../tools/check/run/identity-client';
import { signInUsers } from '../../tools/check/run/sign-in-users';
import type { SignedInProbeUser } from '../../tools/check/run/signed-in-probe-user';
import type { ProbeUser } from '../../tools/check/probes/probe';
import type { Clients } from '../../tools/sdk/clients';
import { userPoolProviderName } from '../../tools/simulator/identity-pool';
import type { configIn } from './npm-start';

/** Creates users of a deployed stage, signs them in, and gets their credentials. */
export async function signInPeople(
  people: readonly ProbeUser[],
  clients: Clients,
  { region, endpoint }: ReturnType<typeof configIn>,
  stage: StageConfig,
  outputs: Readonly<Record<string, string>>,
): Promise<SignedInProbeUser[]> {
  const client = amplifyOutputs(stage, outputs);
  const { user_pool_id: userPoolId, identity_pool_id: identityPoolId } = client.auth;
  const provider = userPoolProviderName(userPoolId, region);
  const nothing = () => undefined;
  const users = await signInUsers(people, clients, {
    ...{ stage, provider, endpoint, cleanUp: new CleanUp() },
    ...{ progress: nothing, deleteIdentityLater: nothing },
    isStopped: () => false,
    clientFile: () => client,
  });
  for (const user of users) {
    const { idToken } = user;
    const pool = new IdentityPoolClient(clients.identities, identityPoolId, { provider, idToken });
    user.credentials = await pool.getCredentials(user.identityId);
  }
  return users;
}
