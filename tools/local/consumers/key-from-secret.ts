import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Credentials } from '../../sdk/credentials';
import { localClientConfig } from '../local-client-config';
import type { LocalTarget } from '../local-environment';

/** The access key of a connector, as an administrator reads it and tells it to the tool. */
export async function keyFromSecret(target: LocalTarget, secretArn: string): Promise<Credentials> {
  const client = new SecretsManagerClient(localClientConfig(target));
  const { SecretString = '{}' } = await client.send(
    new GetSecretValueCommand({ SecretId: secretArn }),
  );
  client.destroy();
  const { accessKeyId, secretAccessKey } = JSON.parse(SecretString) as Partial<Credentials>;
  if (!accessKeyId || !secretAccessKey) throw new Error(`${secretArn} holds no access key`);
  return { accessKeyId, secretAccessKey };
}
