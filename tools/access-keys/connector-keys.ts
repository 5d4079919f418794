import {
  GetAccessKeyLastUsedCommand,
  IAMClient,
  paginateListAccessKeys,
  type AccessKeyMetadata,
} from '@aws-sdk/client-iam';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { fromOutputs, type DeployedOutputs } from '../../lib/outputs/deployed-outputs';
import { connectorOutputNames } from '../../lib/stage/output-names';
import { clientConfig, type AwsTarget } from '../sdk/client-config';
import type { Credentials } from '../sdk/credentials';
import { withErrorAdvice } from '../sdk/error-advice';
import type { KeyState, UserKey } from './key-state';
import { storedKey } from './stored-key';

/** Where the access keys of a connector are. */
export interface KeyPlace {
  readonly userName: string;
  /** The ARN of the secret. */
  readonly secretArn: string;
  /** The IDs of access keys that are resources of the deployed stack. */
  readonly keysOfStack: readonly string[];
}

/** Makes a call for access keys, and explains its failure; the page has the policy that the caller needs. */
export function withKeyAdvice<T>(call: string, work: () => Promise<T>): Promise<T> {
  return withErrorAdvice(call, work, 'docs/connectors.md');
}

/** Where the stack's outputs say that the access keys of a connector are; they do not name keys of the stack. */
export function placeInOutputs(
  outputs: DeployedOutputs,
  id: string,
): Omit<KeyPlace, 'keysOfStack'> {
  const names = connectorOutputNames(id);
  return fromOutputs(outputs, (read) => ({
    userName: read(names.user).split('/').at(-1) ?? '',
    secretArn: read(names.secret),
  }));
}

/** The clients for access keys. */
export interface KeyClients {
  readonly iam: IAMClient;
  /** For `CreateAccessKey`, which is not idempotent: a retry could make a second key. */
  readonly iamWithoutRetries: IAMClient;
  readonly secrets: SecretsManagerClient;
}

/** Opens clients for a function and closes them afterwards. */
export async function withKeyClients<T>(
  target: AwsTarget,
  use: (clients: KeyClients) => Promise<T>,
): Promise<T> {
  const config = clientConfig(target);
  const clients = {
    iam: new IAMClient(config),
    iamWithoutRetries: new IAMClient({ ...config, maxAttempts: 1 }),
    secrets: new SecretsManagerClient(config),
  };
  try {
    return await use(clients);
  } finally {
    Object.values(clients).forEach((client) => {
      client.destroy();
    });
  }
}

/** Reads the access keys of a connector's user and the versions of its secret. */
export async function readKeyState(clients: KeyClients, place: KeyPlace): Promise<KeyState> {
  const { secretArn } = place;
  return {
    keys: await userKeys(clients.iam, place),
    current: await keyInSecret(clients.secrets, secretArn),
    previous: await keyInSecret(clients.secrets, secretArn, 'AWSPREVIOUS'),
  };
}

/** The access keys of a user, with their last use. */
export async function userKeys(
  iam: IAMClient,
  { userName, keysOfStack }: Omit<KeyPlace, 'secretArn'>,
): Promise<UserKey[]> {
  const listed: AccessKeyMetadata[] = [];
  await withKeyAdvice('ListAccessKeys', async () => {
    const pages = paginateListAccessKeys({ client: iam }, { UserName: userName });
    for await (const { AccessKeyMetadata: keys = [] } of pages) listed.push(...keys);
  });
  return Promise.all(
    listed.map(async ({ AccessKeyId = '', Status, CreateDate = new Date(0) }) => ({
      accessKeyId: AccessKeyId,
      isActive: Status === 'Active',
      created: CreateDate,
      lastUsed: await lastUsed(iam, AccessKeyId),
      isOfStack: keysOfStack.includes(AccessKeyId),
    })),
  );
}

function lastUsed(iam: IAMClient, AccessKeyId: string): Promise<Date | undefined> {
  const command = new GetAccessKeyLastUsedCommand({ AccessKeyId });
  const work = async () => (await iam.send(command)).AccessKeyLastUsed?.LastUsedDate;
  return withKeyAdvice('GetAccessKeyLastUsed', work);
}

/**
 * The access key in a version of a secret.
 *
 * @returns undefined if the secret has no such version, or the version no access key
 */
export function keyInSecret(
  secrets: SecretsManagerClient,
  SecretId: string,
  VersionStage: 'AWSCURRENT' | 'AWSPREVIOUS' = 'AWSCURRENT',
): Promise<Credentials | undefined> {
  const command = new GetSecretValueCommand({ SecretId, VersionStage });
  return withKeyAdvice('GetSecretValue', async () =>
    storedKey((await secrets.send(command).catch(withoutVersion))?.SecretString),
  );
}

/** Secrets Manager answers so for a label without a version. */
function withoutVersion(error: unknown): undefined {
  if ((error as Error).name !== 'ResourceNotFoundException') throw error;
}
