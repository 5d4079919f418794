import { z } from 'zod';
import { expects, flag, keys, oneOf, text } from './expects';
import { identitySchema } from './identity-schema';
import { region } from './region';
import { tableSchema } from './table-schema';

const env = keys({
  account: text(
    /^\d{12}$/,
    'an account ID of 12 digits',
    'write the ID in double quotes, with its leading zeros',
  ).optional(),
  region: region.optional(),
});

/** Source: CloudFormation API reference, Tag. */
const tags = z.record(
  text(
    /^(?!aws:).{1,128}$/isu,
    'a tag key of 1 to 128 characters that does not begin with "aws:"',
    'rename the tag',
  ),
  text(/^.{1,256}$/su, 'a tag value of 1 to 256 characters', 'write the value in double quotes'),
  expects('an object of tags', 'write { "team": "orders" }'),
);

/** One stage file: one stack. The keys are a contract, so any other key is an error. */
export const stageSchema = keys({
  $schema: z.string().optional(),
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
  tags: tags.default({}).describe('Tags of the stack and of everything in it, at most 50'),
  tables: z
    .record(
      text(
        /^[a-zA-Z][a-zA-Z0-9]{0,63}$/,
        'a table id of letters and digits that begins with a letter, 64 at most',
        'rename the id; tableName may hold other characters',
      ),
      tableSchema,
      expects(
        'an object of tables by id',
        'write { "orders": { "partitionKey": { "name": "pk", "type": "string" }, "rows": "all" } }',
      ),
    )
    .refine(
      (tables) => Object.keys(tables).length > 0,
      expects('at least one table', 'add a table, such as "orders"'),
    )
    .describe('The tables by id. The id is part of the logical ID: renaming it replaces the table'),
  identity: identitySchema
    .prefault({})
    .describe('The user pool, the identity pool and the authenticated role'),
});

/** A stage file as written: defaults left out. */
export type StageInput = z.input<typeof stageSchema>;
/** A checked stage file with its defaults filled in. */
export type Stage = z.output<typeof stageSchema>;
/** One table of a checked stage file. */
export type TableOptions = Stage['tables'][string];
