import {
  GetAccessKeyLastUsedCommand,
  IAMClient,
  paginateListAccessKeys,
  type AccessKeyMetadata,
} from '@aws-sdk/client-iam';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
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

/** The page with the policy that these calls need. */
export const POLICY_PAGE = 'docs/connectors.md';

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
  await withErrorAdvice(
    'ListAccessKeys',
    async () => {
      const pages = paginateListAccessKeys({ client: iam }, { UserName: userName });
      for await (const { AccessKeyMetadata: keys = [] } of pages) listed.push(...keys);
    },
    POLICY_PAGE,
  );
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
  return withErrorAdvice('GetAccessKeyLastUsed', work, POLICY_PAGE);
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
  return withErrorAdvice(
    'GetSecretValue',
    async () => storedKey((await secrets.send(command).catch(withoutVersion))?.SecretString),
    POLICY_PAGE,
  );
}

/** Secrets Manager answers so for a label without a version. */
function withoutVersion(error: unknown): undefined {
  if ((error as Error).name !== 'ResourceNotFoundException') throw error;
}
