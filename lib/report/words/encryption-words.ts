import type { EncryptionKey } from '../../grants/encryption-keys';
import { AWS_MANAGED_KEY } from '../../grants/tables';
import { shown, type TemplateText } from '../../grants/template-text';

/** Whose key a table is encrypted with. */
export function encryptionWords(
  key: TemplateText | undefined,
  keys: readonly EncryptionKey[],
): string {
  if (key === undefined) return 'a key that AWS owns';
  if (key === AWS_MANAGED_KEY) return 'the key that AWS manages in the account';
  const own = keys.find(({ arn, name }) => arn === key || name === key);
  return own ? `the key ${own.id}` : `the key ${shown(key)}, not in this template`;
}
