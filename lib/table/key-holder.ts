import type { TableEncryption } from './table-props';

/** Who has the KMS key of a table: AWS, the stack of the table, or another stack or person of the account. */
export type KeyHolder = 'aws' | 'stack' | 'others';

/** An encryption by its name. */
export type EncryptionName = Extract<TableEncryption, string>;

/** A key of AWS as DynamoDB describes it. */
export interface KeyOfAws {
  readonly isKms: boolean;
  /** For messages. */
  readonly named: string;
}

const KEYS_OF_AWS: Readonly<Record<EncryptionName, KeyOfAws | undefined>> = {
  awsOwned: { isKms: false, named: 'the AWS owned key' },
  awsManaged: { isKms: true, named: 'the AWS managed key' },
  customerManaged: undefined,
};

/** The part of an encryption that says who has the key. The ARN may be missing or invalid. */
type WrittenEncryption = EncryptionName | { readonly keyArn?: unknown };

/** Who has the KMS key of a new table. Without `encryption` it is an AWS owned key. */
export function keyHolder(encryption: WrittenEncryption = 'awsOwned'): KeyHolder {
  if (typeof encryption !== 'string') return 'others';
  return keyOfAws(encryption) === undefined ? 'stack' : 'aws';
}

/** The key of AWS that an encryption names; undefined for a key of the account. */
export function keyOfAws(encryption: WrittenEncryption): KeyOfAws | undefined {
  return typeof encryption === 'string' ? KEYS_OF_AWS[encryption] : undefined;
}
