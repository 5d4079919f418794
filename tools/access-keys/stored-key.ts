import type { Credentials } from '../sdk/credentials';

/** The access key in the value of a secret; undefined if the value is no JSON with both parts. */
export function storedKey(value: string | undefined): Credentials | undefined {
  const { accessKeyId, secretAccessKey } = parsed(value ?? '');
  const isKey = isText(accessKeyId) && isText(secretAccessKey);
  return isKey ? { accessKeyId, secretAccessKey } : undefined;
}

/** The value of a secret with an access key: JSON with `accessKeyId` and `secretAccessKey`. */
export function secretValue({ accessKeyId, secretAccessKey }: Credentials): string {
  return JSON.stringify({ accessKeyId, secretAccessKey });
}

function parsed(value: string): Readonly<Record<string, unknown>> {
  try {
    return (JSON.parse(value) ?? {}) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
