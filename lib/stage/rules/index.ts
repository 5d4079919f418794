import { acknowledgedFindings } from './acknowledged-findings';
import { backup } from './backup';
import { claims } from './claims';
import { collidingNames } from './colliding-names';
import { cognitoRegion } from './cognito-region';
import { connectorTrust } from './connector-trust';
import { encryptionKey } from './encryption-key';
import { existingTable } from './existing-table';
import { groups } from './groups';
import { indexes } from './indexes';
import { itemActions } from './item-actions';
import { keyAttributes } from './key-attributes';
import { admittedPods } from './admitted-pods';
import { knownTables } from './known-tables';
import { names } from './names';
import { queryIndexes } from './query-indexes';
import { replicas } from './replicas';
import { rowIsolation } from './row-isolation';
import type { Rule } from './rule';
import { sourceAndDestination } from './source-and-destination';
import { tableOptions } from './table-options';
import { tags } from './tags';
import { tenants } from './tenants';
import { trustAnchorTags } from './trust-anchor-tags';
import { userPool } from './user-pool';

/** The checks that span keys, which the schema cannot make. */
export const rules: readonly Rule[] = [
  names,
  tags,
  trustAnchorTags,
  cognitoRegion,
  collidingNames,
  keyAttributes,
  indexes,
  tableOptions,
  existingTable,
  encryptionKey,
  replicas,
  backup,
  userPool,
  rowIsolation,
  itemActions,
  queryIndexes,
  claims,
  tenants,
  groups,
  knownTables,
  admittedPods,
  connectorTrust,
  sourceAndDestination,
  acknowledgedFindings,
];
