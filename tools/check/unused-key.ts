import { randomInt, randomUUID } from 'node:crypto';
import type { TableOptions } from '../../lib/stage/schema/stage-schema';

type KeyType = TableOptions['partitionKey']['type'];

const UNUSED_VALUES: Readonly<Record<KeyType, () => string | number | Uint8Array>> = {
  string: () => randomUUID(),
  // Timestamps and sequences are never negative.
  number: () => -randomInt(2 ** 48 - 1),
  binary: () => new TextEncoder().encode(randomUUID()),
};

/** A value of a key attribute that no item has. */
export function unusedKeyValue(type: KeyType): string | number | Uint8Array {
  return UNUSED_VALUES[type]();
}

/** A key that no item of the table has. */
export function unusedKey({
  partitionKey,
  sortKey,
}: Pick<TableOptions, 'partitionKey' | 'sortKey'>): Record<string, string | number | Uint8Array> {
  return {
    [partitionKey.name]: unusedKeyValue(partitionKey.type),
    ...(sortKey && { [sortKey.name]: unusedKeyValue(sortKey.type) }),
  };
}
