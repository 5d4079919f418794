import type { TableEncryption } from './table-props';

/** Who has the KMS key of a table: AWS, the stack of the table, or another stack or person of the account. */
export type KeyHolder = 'aws' | 'stack' | 'others';

/** A word for the key of a table. */
export type EncryptionWord = Extract<TableEncryption, string>;

const HOLDERS: Readonly<Record<EncryptionWord, KeyHolder>> = {
  awsOwned: 'aws',
  awsManaged: 'aws',
  customerManaged: 'stack',
};

/** The part of an encryption that says who has the key. The ARN may be missing or invalid. */
type WrittenEncryption = EncryptionWord | { readonly keyArn?: unknown };

/** Who has the KMS key of a new table. Without `encryption` it is an AWS owned key. */
export function keyHolder(encryption: WrittenEncryption = 'awsOwned'): KeyHolder {
  return typeof encryption === 'string' ? HOLDERS[encryption] : 'others';
}
