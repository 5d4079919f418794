import { DYNAMODB_NAME, DYNAMODB_NAME_EXPECTED, TABLE_ARN } from '../../aws/name-patterns';
import { anyOf, flag, keys, text } from './value-schemas';

/** The ARN of an existing KMS key, which encrypts a new or an existing table. */
export const keyArn = text(
  /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[a-zA-Z0-9-]+$/,
  'the ARN of a KMS key, arn:aws:kms:<region>:<account>:key/<id>',
  'copy the key ARN from the KMS console; an alias ARN is not accepted',
);

const keyOfTable = keyArn
  .optional()
  .describe(
    'Customer managed KMS key of the table, as `aws dynamodb describe-table` prints it. Principals may use it through DynamoDB. Default: the table has no customer managed key.',
  );

const tableName = text(
  DYNAMODB_NAME,
  DYNAMODB_NAME_EXPECTED,
  'write the name, as aws dynamodb list-tables prints it',
).describe('Name of the table, in the account and Region of the stack.');

const tableArn = text(
  TABLE_ARN,
  'the ARN of a table, arn:aws:dynamodb:<region>:<account>:table/<name>',
  'copy it from aws dynamodb describe-table --table-name <name> --query Table.TableArn',
).describe(
  'ARN of the table, in the account and Region of the stack. Needs `env.account` and `env.region`.',
);

const stackKey = flag()
  .optional()
  .describe(
    'Whether the table uses the KMS key that this stack created for its own table under the ID, `<Id>TableKey`. The key stays in the stack. For a table that was restored from that table. Default: false.',
  );

const restoredFrom = text(
  DYNAMODB_NAME,
  DYNAMODB_NAME_EXPECTED,
  'write the name of the table that the stack created under the ID, as the stack output has it',
)
  .optional()
  .describe(
    'Name of the table of this stack that the table was restored from. The deployment leaves that table outside the stack, with its items. `npm run restore -- --adopt` writes it. Default: none.',
  );

const ofEither = { keyArn: keyOfTable, stackKey, restoredFrom };

/** A table that exists and is not in the stack. */
export const existingTableSchema = anyOf(
  [keys({ tableName, ...ofEither }), keys({ tableArn, ...ofEither })],
  '{ "tableName": "…" } or { "tableArn": "arn:…" }, with "keyArn" for a customer managed key',
  'write one of these forms',
);

/** The options of a table that describe or change it; an existing table has its own. */
export const NEW_TABLE_OPTIONS = [
  'tableName',
  'billing',
  'pointInTimeRecovery',
  'encryption',
  'deletionProtection',
  'timeToLive',
  'stream',
  'replicas',
] as const;

export type NewTableOption = (typeof NEW_TABLE_OPTIONS)[number];
