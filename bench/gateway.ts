import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { amplifyOutputs } from '../lib/outputs/amplify-outputs';
import { loadStage } from '../lib/stage/load-stage';
import { CleanUp } from '../tools/check/run/clean-up';
import { IdentityPoolClient } from '../tools/check/run/identity-client';
import { signInUser } from '../tools/check/run/sign-in-users';
import { cdkDeploy } from '../tools/local/cdk-deploy';
import { startEmulator } from '../tools/local/emulator';
import { serveGateway } from '../tools/local/gateway/serve-gateway';
import { localClientConfig, type LocalTarget } from '../tools/local/local-environment';
import { findPython, pythonEnvironment } from '../tools/local/python-environment';
import { withClients } from '../tools/sdk/clients';
import { userPoolProviderName } from '../tools/simulator/identity-pool';
import { interleaved } from './interleaved';

const ROOT = join(__dirname, '..');
const PLACE = { account: '123456789012', region: 'us-east-1' };
const ADMINISTRATOR = { accessKeyId: 'AKIABENCH', secretAccessKey: 'bench' };

/** The median milliseconds of a GetItem of a signed-in user, to the emulator and through the gateway before it. */
export interface GatewayLatency {
  readonly emulator: number;
  readonly gateway: number;
}

/** Deploys a stage to the local AWS, signs in, and times the same call with and without the gateway. */
export async function gatewayLatency(directory: string, calls: number): Promise<GatewayLatency> {
  const packages = {
    purpose: 'the local AWS (MiniStack)',
    requirements: join(ROOT, 'tools', 'local', 'requirements.txt'),
  };
  const python = await pythonEnvironment(join(ROOT, '.local'), await findPython(), packages);
  const emulator = await startEmulator({ python, directory, ...PLACE });
  // A signal skips what follows. It ends before its folder is removed.
  process.prependOnceListener('exit', emulator.stop);
  let latency: GatewayLatency | undefined;
  try {
    await serveGateway({
      ...{ ...PLACE, emulator: emulator.endpoint, port: 0, administrator: ADMINISTRATOR },
      listening: async (port) => {
        const endpoint = `http://127.0.0.1:${port}`;
        const target = { ...PLACE, endpoint, credentials: ADMINISTRATOR };
        latency = await timed(target, emulator.endpoint, directory, calls);
      },
    });
  } finally {
    emulator.stop();
  }
  if (!latency) throw new Error('The gateway was not timed.');
  return latency;
}

async function timed(
  target: LocalTarget,
  emulator: string,
  directory: string,
  calls: number,
): Promise<GatewayLatency> {
  const stage = loadStage(join(ROOT, 'config', 'own.json'));
  const outputs = await cdkDeploy(stage, target, directory);
  const client = amplifyOutputs(stage, outputs);
  const { user_pool_id: userPoolId, identity_pool_id: poolId } = client.auth;
  const provider = userPoolProviderName(userPoolId, PLACE.region);
  const { endpoint } = target;
  const user = await withClients(localClientConfig(target), PLACE.region, async (clients) => {
    const nothing = () => undefined;
    const planned = { name: 'user', tenant: undefined };
    const signedIn = await signInUser(planned, clients, {
      ...{ stage, provider, endpoint, clientFile: () => client },
      ...{ cleanUp: new CleanUp(), deleteIdentityLater: nothing },
    });
    const { idToken, identityId: id } = signedIn;
    const pool = new IdentityPoolClient(clients.identities, poolId, { provider, idToken });
    return { id, credentials: await pool.getCredentials(id) };
  });
  const subject = (at: string) =>
    DynamoDBDocumentClient.from(
      new DynamoDBClient({ ...localClientConfig({ ...target, endpoint: at }, user.credentials) }),
    );
  const item = { TableName: outputs.ProfilesTableName, Key: { pk: user.id } };
  const [direct, through] = [subject(emulator), subject(endpoint)];
  await through.send(new PutCommand({ TableName: item.TableName, Item: item.Key }));
  const medians = await interleaved([direct, through], calls, async (documents) => {
    const began = performance.now();
    await documents.send(new GetCommand(item));
    return performance.now() - began;
  });
  return { emulator: medians.get(direct) ?? NaN, gateway: medians.get(through) ?? NaN };
}
