import { randomInt, randomUUID } from 'node:crypto';
import type { TableOptions } from '../../lib/stage/schema/stage-schema';

type KeyType = TableOptions['partitionKey']['type'];

const NEW_VALUES: Readonly<Record<KeyType, () => string | number | Uint8Array>> = {
  string: () => randomUUID(),
  // Negative, as neither times nor sequences are.
  number: () => -randomInt(2 ** 48 - 1),
  binary: () => new TextEncoder().encode(randomUUID()),
};

/** A value for a key attribute that no item has yet. */
export function unusedKeyValue(type: KeyType): string | number | Uint8Array {
  return NEW_VALUES[type]();
}
