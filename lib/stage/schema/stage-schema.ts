import { z } from 'zod';
import { TENANT_TAG, USER_SUB_TAG } from '../../aws/condition-keys';
import { CLOUDFORMATION_QUOTAS } from '../../aws/quotas';
import { acknowledgeSchema } from './acknowledge-schema';
import { backupSchema } from './backup-schema';
import { connectorSchema } from './connector-schema';
import { groupSchema } from './group-schema';
import { identitySchema } from './identity-schema';
import {
  ACCOUNT_ID,
  CONSUMER_ID,
  GROUP_NAME,
  TABLE_ID,
  TAG_KEY,
  TENANT_ID,
} from '../../aws/name-patterns';
import { plainText } from './plain-text';
import { sessionsSchema, tenantSchema } from './session-schema';
import { tableSchema } from './table-schema';
import {
  ALLOWED_VALUES,
  expects,
  flag,
  keys,
  named,
  notEmpty,
  oneOf,
  region,
  text,
  textOf,
} from './value-schemas';
import { workloadSchema } from './workload-schema';

const env = keys({
  account: textOf(ACCOUNT_ID)
    .optional()
    .describe("AWS account of the stack. Default: that of the CLI's credentials."),
  region: region
    .optional()
    .describe('Region of the stack. Default: that of the CLI configuration.'),
});

/**
 * Construct IDs that an app cannot have: properties of every JavaScript object, among which constructs looks for
 * siblings, and the CDK's own construct with the metadata of the tree.
 */
const RESERVED_STACK_NAMES = [...Object.getOwnPropertyNames(Object.prototype), 'Tree']
  .filter((name) => /^[A-Za-z]+$/.test(name))
  .sort();

/** Source: CloudFormation API reference, CreateStack. */
const stackName = text(
  /^[A-Za-z][A-Za-z0-9-]{0,127}$/,
  'a letter, then letters, digits and hyphens, at most 128 characters',
  'write a name such as "orders-dev"',
).regex(
  new RegExp(`^(?!(${RESERVED_STACK_NAMES.join('|')})$)`),
  expects(
    `any name except ${RESERVED_STACK_NAMES.join(', ')}, which the CDK reserves`,
    'rename the stack',
  ),
);

/** Source: IAM API reference, Tag: of the tagged services, IAM allows the fewest characters. */
const tagValue = text(
  /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,256}$/u,
  'a tag value of 1 to 256 letters, digits, spaces and _ . : / = + - @',
  'write the value in double quotes, and remove other characters',
);

const JSON_SCHEMA_PATH = 'the path of the JSON Schema';

const tables = named(
  tableSchema,
  TABLE_ID,
  'an object of tables by ID',
  'write { "orders": { "partitionKey": { "name": "pk", "type": "string" }, "rows": "all" } }',
);

/** One stage file: one stack. The keys are a contract, and unknown keys are errors. */
export const stageSchema = keys({
  $schema: plainText(expects(JSON_SCHEMA_PATH, 'write "./schema.json", or remove the key'))
    .register(ALLOWED_VALUES, { expected: JSON_SCHEMA_PATH })
    .optional()
    .describe('JSON Schema with which editors complete and check the file. Default: none.'),
  stackName: stackName.describe('Name of the CloudFormation stack. Another name is another stack.'),
  env: env.default({}).describe('AWS account and Region of the stack.'),
  removalPolicy: oneOf(['retain', 'destroy'])
    .default('retain')
    .describe(
      'Whether tables, KMS keys, user pool, identity pool and log groups are kept or deleted with the stack.',
    ),
  terminationProtection: flag()
    .optional()
    .describe(
      'Whether CloudFormation rejects the deletion of the stack. Default: true with `removalPolicy` "retain", otherwise false.',
    ),
  tags: named(tagValue, TAG_KEY, 'an object of tags', 'write { "team": "orders" }')
    .default({})
    .describe(
      `Tags of the stack and its resources, at most ${CLOUDFORMATION_QUOTAS.tags}. \`${USER_SUB_TAG}\` and \`${TENANT_TAG}\` are reserved.`,
    ),
  tables: notEmpty(tables, {
    expected: 'at least one table',
    fix: 'add a table, such as "orders"',
  }).describe('Tables by ID. The ID is part of the logical ID: another ID replaces the table.'),
  backup: backupSchema
    .optional()
    .describe(
      'Backups of all tables by AWS Backup, except those with `backup: false`: vault, KMS key, plan, selection and role. Vault and key are kept with the stack gone, whatever `removalPolicy` says. Default: no backups besides point-in-time recovery.',
    ),
  identity: identitySchema
    .prefault({})
    .describe('User pool, identity pool and authenticated role.'),
  sessions: sessionsSchema.prefault({}).describe('Sessions of all signed-in users.'),
  tenants: named(
    tenantSchema,
    TENANT_ID,
    'an object of tenants by ID',
    'write { "acme": { "maxSessionDuration": "2h" } }',
  )
    .default({})
    .describe(
      'Tenants whose sessions differ, by the value of `identity.tenantClaim`. Other tenants need no entry. Default: none.',
    ),
  groups: named(
    groupSchema,
    GROUP_NAME,
    'an object of groups by name',
    'write { "admins": { "precedence": 1, "tables": { "orders": { "rows": "all" } } } }',
  )
    .default({})
    .describe(
      'Groups of the user pool whose members have more access than other signed-in users, by name. Another name is another group, without the members. Default: none.',
    ),
  workloads: named(
    workloadSchema,
    CONSUMER_ID,
    'an object of workloads by ID',
    'write { "api": { "runsOn": "lambda", "tables": { "orders": "readWrite" } } }',
  )
    .default({})
    .describe(
      'Applications on AWS that use the tables, by ID. The ID is part of the logical ID: another ID replaces the role. Default: none.',
    ),
  connectors: named(
    connectorSchema,
    CONSUMER_ID,
    'an object of connectors by ID',
    'write { "reporting": { "purpose": "source", "tables": ["orders"], "trust": { … } } }',
  )
    .default({})
    .describe(
      'Tools outside the stack that use the tables, by ID. The ID is part of the logical ID: another ID replaces the role or user. Default: none.',
    ),
  acknowledge: acknowledgeSchema
    .default({})
    .describe(
      'Findings of the access rules that the author of the stage file accepts, with the reason. The access report shows it.',
    ),
});

/** A stage file as written: keys with a default may be absent. */
export type StageConfigInput = z.input<typeof stageSchema>;
/** A validated stage file with its defaults. */
export type StageConfig = z.output<typeof stageSchema>;
/** One table of a validated stage file. */
export type TableOptions = StageConfig['tables'][string];
/** One workload of a validated stage file. */
export type WorkloadOptions = StageConfig['workloads'][string];
/** One connector of a validated stage file. */
export type ConnectorOptions = StageConfig['connectors'][string];
