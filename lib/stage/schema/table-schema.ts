import { z } from 'zod';
import { RECOVERY_DAYS } from '../../aws/backup-limits';
import { DYNAMODB_NAME, DYNAMODB_NAME_EXPECTED, INDEX_NAME } from '../../aws/name-patterns';
import { DYNAMODB_QUOTAS } from '../../aws/quotas';
import { billingSchema } from './billing-schema';
import { existingTableSchema, keyArn } from './existing-table-schema';
import { rowsSchema } from './rows-schema';
import { attributeName, indexSchema, keyAttribute } from './index-schema';
import { itemActions, queryIndexes } from './item-action-schema';
import {
  anyOf,
  flag,
  keys,
  listOf,
  named,
  oneOf,
  onlyFalse,
  region,
  text,
  wholeNumber,
} from './value-schemas';

const { min: MIN_DAYS, max: MAX_DAYS } = RECOVERY_DAYS;

/** What point-in-time recovery is, unless it is off. */
export const RECOVERY_EXPECTED = `{ "days": ${MIN_DAYS} to ${MAX_DAYS} }`;

const pointInTimeRecovery = anyOf(
  [
    z.literal(false),
    keys({
      days: wholeNumber(
        MIN_DAYS,
        MAX_DAYS,
        `DynamoDB keeps ${MIN_DAYS} to ${MAX_DAYS} days`,
      ).describe('Days to which the table can be restored.'),
    }),
  ],
  `${RECOVERY_EXPECTED} or false`,
  `write { "days": ${MAX_DAYS} }, or remove the key`,
);

const encryption = anyOf(
  [
    z.enum(['awsOwned', 'awsManaged', 'customerManaged']),
    keys({
      keyArn: keyArn.describe('An existing key. A table with replicas needs a multi-Region key.'),
    }),
  ],
  '"awsOwned", "awsManaged", "customerManaged" or { "keyArn": "arn:…" }',
  'write one of these forms',
);

/** One table of the stage file. */
export const tableSchema = keys({
  existing: existingTableSchema
    .optional()
    .describe(
      'A table that exists, by name or ARN. The stack grants access to it, and neither creates nor changes it. Only `partitionKey`, `sortKey` and `indexes`, which must describe the table as it is, `rows`, `actions`, `queryIndexes` and `backup` apply. Default: the stack creates the table.',
    ),
  tableName: text(
    DYNAMODB_NAME,
    DYNAMODB_NAME_EXPECTED,
    'correct the name, or remove tableName and let CloudFormation name the table',
  )
    .optional()
    .describe(
      'Name of the table. A change replaces the table. Default: CloudFormation generates a name.',
    ),
  partitionKey: keyAttribute.describe('Partition key of the table. A change replaces the table.'),
  sortKey: keyAttribute
    .optional()
    .describe('Sort key of the table. A change replaces the table. Default: no sort key.'),
  rows: rowsSchema.describe(
    'Row scope: which items a signed-in user reaches, by partition key. With "all", every user reads and writes every item.',
  ),
  actions: itemActions.describe(
    'Actions that signed-in users may call on the items in their row scope. `BatchGetItem` and `ConditionCheckItem` need `GetItem`, `BatchWriteItem` needs `PutItem` and `DeleteItem`, and `Scan` needs `rows` "all".',
  ),
  queryIndexes: queryIndexes.describe(
    'Indexes that signed-in users may read by `Query` and `Scan`, where `actions` has these. Needs `rows` "all". Default: none.',
  ),
  billing: billingSchema.default('onDemand').describe('Billing mode.'),
  pointInTimeRecovery: pointInTimeRecovery
    .default({ days: MAX_DAYS })
    .describe('Point-in-time recovery. `false` needs `removalPolicy` "destroy".'),
  backup: onlyFalse()
    .optional()
    .describe(
      'Whether the `backup` of the stage includes the table: only `false`, which excludes it. Default: it is included.',
    ),
  encryption: encryption
    .default('awsOwned')
    .describe(
      'KMS key that encrypts the table. "customerManaged" creates one with automatic rotation.',
    ),
  deletionProtection: flag()
    .optional()
    .describe(
      'Whether DynamoDB rejects the deletion of the table. Default: true with `removalPolicy` "retain", otherwise false.',
    ),
  timeToLive: attributeName(
    'name the attribute that holds the expiry time, in seconds since 1970 (UTC)',
  )
    .optional()
    .describe(
      'Time to live: the attribute with the time, in seconds since 1970 (UTC), after which DynamoDB deletes the item. Default: items do not expire.',
    ),
  stream: oneOf(['keysOnly', 'newImage', 'oldImage', 'newAndOldImages'])
    .optional()
    .describe(
      'What the DynamoDB stream records of a changed item. Replicas need "newAndOldImages". Default: no stream.',
    ),
  indexes: named(
    indexSchema,
    INDEX_NAME,
    'an object of global secondary indexes by name',
    'write { "<index name>": { "partitionKey": … } }',
  )
    .default({})
    .describe(
      `Global secondary indexes by name: at most ${DYNAMODB_QUOTAS.indexes}, with at most ${DYNAMODB_QUOTAS.projectedAttributes} projected attributes together. For workloads; signed-in users reach those in \`queryIndexes\`.`,
    ),
  replicas: listOf(region, {
    min: 0,
    expected: 'a list of Region codes',
    fix: 'write ["us-west-2"]',
  })
    .default([])
    .describe(
      'Other Regions with a replica of the table. Needs `env.region`. A workload reaches the table in the Region of the stack only.',
    ),
});
