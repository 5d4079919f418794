import { z } from 'zod';
import { isByTenant } from '../../access/row-scope';
import { connectorSchema } from './connector-schema';
import { identitySchema } from './identity-schema';
import { ACCOUNT_ID, CONSUMER_ID, TABLE_ID, TAG_KEY, TENANT_ID } from '../../aws/name-patterns';
import { sessionsSchema, tenantSchema } from './session-schema';
import { tableSchema } from './table-schema';
import { expects, flag, keys, named, oneOf, region, text, textOf } from './value-schemas';
import { workloadSchema } from './workload-schema';

const env = keys({
  account: textOf(ACCOUNT_ID).optional(),
  region: region.optional(),
});

/** Source: IAM API reference, Tag; its characters are the narrowest of the services that are tagged. */
const tagValue = text(
  /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,256}$/u,
  'a tag value of 1 to 256 letters, digits, spaces and _ . : / = + - @',
  'write the value in double quotes, and leave other characters out',
);

/** One stage file: one stack. The keys are a contract, so any other key is an error. */
export const stageSchema = keys({
  $schema: z
    .string(expects('the path of the JSON Schema', 'write "./schema.json", or remove the key'))
    .optional(),
  stackName: text(
    /^[A-Za-z][A-Za-z0-9-]{0,127}$/,
    'a letter, then letters, digits and -, 128 characters at most',
    'rename the stack',
  ).describe('Name of the CloudFormation stack, and of its template'),
  env: env.default({}).describe("Account and region. Default: the CLI's own"),
  removalPolicy: oneOf(['retain', 'destroy'])
    .default('retain')
    .describe('What becomes of data when the stack goes. Default: retain'),
  terminationProtection: flag()
    .optional()
    .describe('Default: true where removalPolicy is retain, else false'),
  tags: named(tagValue, TAG_KEY, 'an object of tags', 'write { "team": "orders" }')
    .default({})
    .describe('Tags of the stack and of everything in it, at most 50'),
  tables: named(
    tableSchema,
    TABLE_ID,
    'an object of tables by id',
    'write { "orders": { "partitionKey": { "name": "pk", "type": "string" }, "rows": "all" } }',
  )
    .refine(
      (tables) => Object.keys(tables).length > 0,
      expects('at least one table', 'add a table, such as "orders"'),
    )
    .describe('The tables by id. The id is part of the logical ID: renaming it replaces the table'),
  identity: identitySchema
    .prefault({})
    .describe('The user pool, the identity pool and the authenticated role'),
  sessions: sessionsSchema.prefault({}).describe('Sessions of all tenants'),
  tenants: named(
    tenantSchema,
    TENANT_ID,
    'an object of tenants by ID',
    'write { "acme": { "maxSessionDuration": "2h" } }',
  )
    .default({})
    .describe('Tenants whose sessions differ, by the value of identity.tenantClaim'),
  workloads: named(
    workloadSchema,
    CONSUMER_ID,
    'an object of workloads by id',
    'write { "api": { "runsOn": "lambda", "tables": { "orders": "readWrite" } } }',
  )
    .default({})
    .describe('Applications on AWS that use the tables, by id. The id is part of the logical ID'),
  connectors: named(
    connectorSchema,
    CONSUMER_ID,
    'an object of connectors by id',
    'write { "reporting": { "purpose": "source", "tables": ["orders"], "trust": { … } } }',
  )
    .default({})
    .describe(
      'Tools outside the stack that use the tables, by id. The id is part of the logical ID',
    ),
});

/** The JSON Schema of a stage file, as `config/schema.json` holds it for editors. */
export function stageJsonSchema(): object {
  return {
    title: 'Stage file',
    ...z.toJSONSchema(stageSchema, { io: 'input', target: 'draft-7' }),
  };
}

/** A stage file as written: defaults left out. */
export type StageConfigInput = z.input<typeof stageSchema>;
/** A checked stage file with its defaults filled in. */
export type StageConfig = z.output<typeof stageSchema>;
/** One table of a checked stage file. */
export type TableOptions = StageConfig['tables'][string];
/** One workload of a checked stage file. */
export type WorkloadOptions = StageConfig['workloads'][string];
/** One connector of a checked stage file. */
export type ConnectorOptions = StageConfig['connectors'][string];

/** Whether anything in a stage depends on the user's tenant. */
export function knowsTenants({
  tables,
  tenants,
}: Pick<StageConfig, 'tables' | 'tenants'>): boolean {
  return (
    Object.keys(tenants).length > 0 || Object.values(tables).some(({ rows }) => isByTenant(rows))
  );
}
