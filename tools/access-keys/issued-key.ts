import type { AwsTarget } from '../sdk/client-config';
import type { Credentials } from '../sdk/credentials';
import { isAccessDenied } from '../sdk/aws-errors';
import { keyInSecret, withKeyClients } from './connector-keys';

/** What a secret holds, as far as the caller may read it. It contains the secret access key: never print it. */
export type IssuedKey =
  | { readonly kind: 'issued'; readonly key: Credentials }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable' };

/** Reads the access key in a connector's secret. */
export async function issuedKey(target: AwsTarget, secretArn: string): Promise<IssuedKey> {
  try {
    const key = await withKeyClients(target, ({ secrets }) => keyInSecret(secrets, secretArn));
    return key ? { kind: 'issued', key } : { kind: 'none' };
  } catch (error) {
    if (isAccessDenied((error as Error).cause)) return { kind: 'unreadable' };
    throw error;
  }
}
