import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { DescribedError } from '../../lib/stage/validation-error';
import { keyInSecret, userKeys, withKeyClients } from '../access-keys/connector-keys';
import { useOfOldKey, type UserKey } from '../access-keys/key-state';
import { clientConfig } from '../sdk/client-config';
import { stackResources } from '../sdk/deployed-stack';
import type { StackAddress } from './stack-credentials';
import type { RemovedAccessKey } from './removed-access-keys';

/** An access key that an update removes, and why the update must wait. */
export interface AccessKeyRemoval {
  readonly logicalId: string;
  /** Undefined if nothing uses the key any more. */
  readonly error: DescribedError | undefined;
}

/** What is deployed for a removed access key. */
export interface DeployedKey {
  readonly accessKeyId: string;
  /** The ID of the key in the current version of the secret. */
  readonly heldId: string | undefined;
  /** The keys of the user. */
  readonly keys: readonly UserKey[];
}

/** Reads what uses the access keys that an update removes, with the credentials of the environment. */
export async function accessKeyRemovals(
  { stackName, region }: Pick<StackAddress, 'stackName' | 'region'>,
  removed: readonly RemovedAccessKey[],
): Promise<AccessKeyRemoval[]> {
  const client = new CloudFormationClient(clientConfig({ region }));
  const resources = stackResources(client, stackName).finally(() => {
    client.destroy();
  });
  return Promise.all(
    removed.map(async (one) => ({
      logicalId: one.logicalId,
      error: await deployedKey(region, one, resources).then(
        (deployed) => keyError(one.logicalId, deployed),
        (failure: unknown) => unreadableError(one.logicalId, failure),
      ),
    })),
  );
}

async function deployedKey(
  region: string,
  { logicalId, user, secret = '' }: RemovedAccessKey,
  resources: ReturnType<typeof stackResources>,
): Promise<DeployedKey> {
  const stack = await resources;
  const physicalId = (id: string) => stack[id]?.physicalId ?? '';
  const accessKeyId = physicalId(logicalId);
  const place = { userName: physicalId(user), keysOfStack: [accessKeyId] };
  return withKeyClients({ region }, async ({ iam, secrets }) => ({
    accessKeyId,
    heldId: (await keyInSecret(secrets, physicalId(secret)))?.accessKeyId,
    keys: await userKeys(iam, place),
  }));
}

/** Why a deployment must not delete an access key yet. */
export function keyError(
  logicalId: string,
  { accessKeyId, heldId, keys }: DeployedKey,
): DescribedError | undefined {
  const held = keys.find((key) => key.accessKeyId === heldId);
  if (heldId === accessKeyId || !held?.isActive) {
    const what = heldId === accessKeyId ? `holds ${accessKeyId}` : 'holds no other active key';
    return removalError(logicalId, `the secret ${what}`, ROTATE);
  }
  const old = keys.find((key) => key.accessKeyId === accessKeyId);
  const use = old && useOfOldKey(old, held);
  return use === undefined ? undefined : removalError(logicalId, use, SWITCH);
}

const SWITCH = 'switch the tool to the key in the secret, use it once, and deploy again';
const ROTATE = `run npm run connector -- NAME --rotate-key on this stage, ${SWITCH}`;

function removalError(logicalId: string, received: string, steps: string): DescribedError {
  return {
    path: [logicalId],
    received: `AWS::IAM::AccessKey removed from the stage; ${received}`,
    expected:
      'an access key that no tool uses any more; the update would delete it, and access keys are no longer in the stack',
    fix: `${steps}; or, if no tool needs it, add -c replace=${logicalId}`,
  };
}

function unreadableError(logicalId: string, failure: unknown): DescribedError {
  const [reason = ''] = (failure as Error).message.split('\n');
  const steps =
    'use credentials with the policy in docs/connectors.md (the lookup role of cdk bootstrap may not read the secret)';
  return removalError(logicalId, `its use cannot be read: ${reason}`, steps);
}
