import { acknowledgedFindingsRule } from './acknowledged-findings';
import { backupRule } from './backup';
import { claimsRule } from './claims';
import { collidingNamesRule } from './colliding-names';
import { cognitoRegionRule } from './cognito-region';
import { connectorTrustRule } from './connector-trust';
import { encryptionKeyRule } from './encryption-key';
import { existingTableRule } from './existing-table';
import { groupsRule } from './groups';
import { indexesRule } from './indexes';
import { itemActionsRule } from './item-actions';
import { keyAttributesRule } from './key-attributes';
import { admittedPodsRule } from './admitted-pods';
import { knownTablesRule } from './known-tables';
import { namesRule } from './names';
import { queryIndexesRule } from './query-indexes';
import { replicasRule } from './replicas';
import { rowIsolationRule } from './row-isolation';
import type { Rule } from './rule';
import { sourceAndDestinationRule } from './source-and-destination';
import { tableOptionsRule } from './table-options';
import { tagsRule } from './tags';
import { tenantsRule } from './tenants';
import { trustAnchorTagsRule } from './trust-anchor-tags';
import { userPoolRule } from './user-pool';

/** The checks that span keys, which the schema cannot make. */
export const rules: readonly Rule[] = [
  namesRule,
  tagsRule,
  trustAnchorTagsRule,
  cognitoRegionRule,
  collidingNamesRule,
  keyAttributesRule,
  indexesRule,
  tableOptionsRule,
  existingTableRule,
  encryptionKeyRule,
  replicasRule,
  backupRule,
  userPoolRule,
  rowIsolationRule,
  itemActionsRule,
  queryIndexesRule,
  claimsRule,
  tenantsRule,
  groupsRule,
  knownTablesRule,
  admittedPodsRule,
  connectorTrustRule,
  sourceAndDestinationRule,
  acknowledgedFindingsRule,
];
