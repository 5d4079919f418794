import { capacityBounds } from './capacity-bounds';
import { collidingNames } from './colliding-names';
import { cognitoRegion } from './cognito-region';
import { connectorSessions } from './connector-sessions';
import { encryptionKey } from './encryption-key';
import { indexes } from './indexes';
import { keyAttributes } from './key-attributes';
import { knownTables } from './known-tables';
import { names } from './names';
import { recovery } from './recovery';
import { replicas } from './replicas';
import { rowIsolation } from './row-isolation';
import type { Rule } from './rule';
import { sourceAndDestination } from './source-and-destination';
import { tenantClaim } from './tenant-claim';
import { tenants } from './tenants';
import { trustedPrincipals } from './trusted-principals';
import { userPool } from './user-pool';

/** Everything that the schema cannot see, because it spans keys. */
export const rules: readonly Rule[] = [
  names,
  cognitoRegion,
  collidingNames,
  keyAttributes,
  indexes,
  capacityBounds,
  recovery,
  encryptionKey,
  replicas,
  userPool,
  rowIsolation,
  tenantClaim,
  tenants,
  knownTables,
  trustedPrincipals,
  sourceAndDestination,
  connectorSessions,
];
