import type { EncryptionKey } from '../../template-access/tables/encryption-keys';
import { AWS_MANAGED_KEY } from '../../template-access/tables/tables';
import { shown, type TemplateText } from '../../template-access/template/template-text';

/** Whose keys a table, or each replica of it, is encrypted with. */
export function encryptionWords(
  ofTable: readonly TemplateText[],
  keys: readonly EncryptionKey[],
): string {
  if (ofTable.length === 0) return 'a key that AWS owns';
  return ofTable.map((key) => keyWords(key, keys)).join(', and ');
}

function keyWords(key: TemplateText, keys: readonly EncryptionKey[]): string {
  if (key === AWS_MANAGED_KEY) return 'the key that AWS manages in the account';
  const own = keys.find(({ arn, name, aliases }) => [arn, name, ...aliases].includes(key));
  return own ? `the key ${own.id}` : `the key ${shown(key)}, not in this template`;
}
