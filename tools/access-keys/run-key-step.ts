import { CreateAccessKeyCommand, DeleteAccessKeyCommand } from '@aws-sdk/client-iam';
import { PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import type { Credentials } from '../sdk/credentials';
import { redactedError } from '../sdk/redacted-error';
import { keyInSecret, withKeyAdvice, type KeyClients, type KeyPlace } from './connector-keys';
import type { KeyStep } from './key-step';
import { secretValue } from './stored-key';

/** A step that changes something. */
export type KeyChange = Extract<KeyStep, { kind: 'create' | 'restore' | 'delete' }>;

/**
 * Makes the change of a step.
 *
 * @returns the ID of the key that the secret holds now
 * @throws {Error} without a secret access key; a key that could not be stored is deleted again
 */
export async function runKeyStep(
  clients: KeyClients,
  place: KeyPlace,
  step: KeyChange,
): Promise<string> {
  switch (step.kind) {
    case 'create':
      for (const { accessKeyId } of step.lost) await deleteKey(clients, place, accessKeyId);
      return createKey(clients, place);
    case 'restore':
      await storeKey(clients, place, step.key);
      return step.key.accessKeyId;
    case 'delete':
      await deleteKey(clients, place, step.old.accessKeyId);
      return step.current.accessKeyId;
  }
}

async function createKey(clients: KeyClients, place: KeyPlace): Promise<string> {
  const key = await withKeyAdvice('CreateAccessKey', () => newKey(clients, place));
  const { accessKeyId } = key;
  try {
    await storeKey(clients, place, key);
  } catch (error) {
    if (await isStored(clients, place, accessKeyId, messageOf(error))) return accessKeyId;
    await deleteKey(clients, place, accessKeyId).catch((failure: unknown) => {
      throw new Error(
        `${messageOf(error)}\nThe new access key ${accessKeyId} is not in the secret, and is still there: ${messageOf(failure)}\nRun the command again, which deletes it.`,
      );
    });
    throw error;
  }
  return accessKeyId;
}

/**
 * Whether the secret holds the key: the response may be lost although the key was stored.
 *
 * @throws {Error} if the secret cannot be read; a key that it may hold must not be deleted
 */
async function isStored(
  { secrets }: KeyClients,
  { secretArn }: KeyPlace,
  accessKeyId: string,
  reason: string,
): Promise<boolean> {
  const held = await keyInSecret(secrets, secretArn).catch((failure: unknown) => {
    throw new Error(
      `${reason}\nThe secret may hold the new access key ${accessKeyId}, and cannot be read: ${messageOf(failure)}\nRun the command again.`,
    );
  });
  return held?.accessKeyId === accessKeyId;
}

async function newKey(
  { iamWithoutRetries }: KeyClients,
  { userName }: KeyPlace,
): Promise<Credentials> {
  const command = new CreateAccessKeyCommand({ UserName: userName });
  const { AccessKey } = await iamWithoutRetries.send(command);
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey } = AccessKey ?? {};
  if (!accessKeyId || !secretAccessKey) throw new Error('No access key in the response.');
  return { accessKeyId, secretAccessKey };
}

/** The SDK adds a `ClientRequestToken`, so that its retries make one version. */
function storeKey(
  { secrets }: KeyClients,
  { secretArn }: KeyPlace,
  key: Credentials,
): Promise<unknown> {
  const command = new PutSecretValueCommand({
    SecretId: secretArn,
    SecretString: secretValue(key),
  });
  return withKeyAdvice('PutSecretValue', () =>
    secrets.send(command).catch((error: unknown) => {
      throw redactedError(error, key.secretAccessKey);
    }),
  );
}

function deleteKey({ iam }: KeyClients, place: KeyPlace, AccessKeyId: string): Promise<unknown> {
  const command = new DeleteAccessKeyCommand({ UserName: place.userName, AccessKeyId });
  return withKeyAdvice('DeleteAccessKey', () => iam.send(command).catch(alreadyDeleted));
}

/** The response of an earlier attempt may be lost. */
function alreadyDeleted(error: unknown): undefined {
  if (!/^NoSuchEntity(Exception)?$/.test((error as Error).name)) throw error;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
