import { capacityBounds } from './capacity-bounds';
import { collidingTables } from './colliding-tables';
import { cognitoRegion } from './cognito-region';
import { encryptionKey } from './encryption-key';
import { indexes } from './indexes';
import { keyAttributes } from './key-attributes';
import { names } from './names';
import { recovery } from './recovery';
import { replicas } from './replicas';
import type { Rule } from './rule';
import { sizes } from './sizes';
import { userPool } from './user-pool';

/** Everything that the schema cannot see, because it spans keys. */
export const rules: readonly Rule[] = [
  names,
  sizes,
  cognitoRegion,
  collidingTables,
  keyAttributes,
  indexes,
  capacityBounds,
  recovery,
  encryptionKey,
  replicas,
  userPool,
];
