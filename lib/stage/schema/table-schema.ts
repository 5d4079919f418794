import { z } from 'zod';
import { DYNAMODB_NAME, DYNAMODB_NAME_EXPECTED, INDEX_NAME } from '../../aws/name-patterns';
import { rowsSchema } from './rows-schema';
import {
  expects,
  flag,
  keys,
  named,
  oneOf,
  region,
  text,
  unique,
  wholeNumber,
} from './value-schemas';

/** Source: DynamoDB Developer Guide, Naming rules and data types. */
const attributeName = (fix: string) =>
  text(/^.{1,255}$/su, 'an attribute name of 1 to 255 characters', fix);

const keyAttribute = keys({
  name: attributeName('name the attribute'),
  type: oneOf(['string', 'number', 'binary']),
});

/** Capacity of one direction, in capacity units. */
const autoscaled = keys({
  min: wholeNumber(1, 1_000_000, 'give the capacity units to keep at the least'),
  max: wholeNumber(1, 1_000_000, 'give the capacity units to grow to at the most'),
});

const billing = z.union(
  [z.literal('onDemand'), keys({ provisioned: keys({ read: autoscaled, write: autoscaled }) })],
  expects(
    '"onDemand" or { "provisioned": { "read": { "min", "max" }, "write": { "min", "max" } } }',
    'write "onDemand" unless the load is steady and known',
  ),
);

const pointInTimeRecovery = z.union(
  [z.literal(false), keys({ days: wholeNumber(1, 35, 'DynamoDB keeps 1 to 35 days') })],
  expects('{ "days": 1 to 35 } or false', 'write { "days": 35 }, or leave the key out'),
);

const encryption = z.union(
  [
    z.enum(['awsOwned', 'awsManaged', 'customerManaged']),
    keys({
      keyArn: text(
        /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[a-zA-Z0-9-]+$/,
        'the ARN of a KMS key, arn:aws:kms:<region>:<account>:key/<id>',
        'copy the key ARN from the KMS console; an alias does not do',
      ),
    }),
  ],
  expects(
    '"awsOwned", "awsManaged", "customerManaged" or { "keyArn": "arn:…" }',
    'use one of these forms',
  ),
);

const NON_KEY_ATTRIBUTES_OF_AN_INDEX = 20;

const projectedAttributes = unique(
  z
    .array(attributeName('name the attribute'))
    .min(1, expects('at least one attribute name', 'name attributes, or write "keysOnly"'))
    .max(
      NON_KEY_ATTRIBUTES_OF_AN_INDEX,
      expects(`at most ${NON_KEY_ATTRIBUTES_OF_AN_INDEX} attributes`, 'name fewer, or write "all"'),
    ),
  { expected: 'each attribute once', fix: 'remove the repetition' },
);

const index = keys({
  partitionKey: keyAttribute,
  sortKey: keyAttribute.optional(),
  projection: z
    .union(
      [z.enum(['all', 'keysOnly']), projectedAttributes],
      expects('"all", "keysOnly" or a list of attribute names', 'use one of these forms'),
    )
    .default('all')
    .describe('Which attributes the index holds. Default: all'),
});

/** The item actions a signed-in user may be given; the reasons for the absences are in `lib/access/actions.ts`. */
const ITEM_ACTIONS = ['GetItem', 'PutItem', 'UpdateItem'] as const;

const actions = unique(
  z
    .array(oneOf(ITEM_ACTIONS), expects('a list of actions', `write ["${ITEM_ACTIONS[0]}"]`))
    .min(1, expects('at least one action', 'name an action, or leave the key out for all three')),
  { expected: 'each action once', fix: 'remove the repetition' },
).default([...ITEM_ACTIONS]);

/** One table of the stage file. */
export const tableSchema = keys({
  tableName: text(
    DYNAMODB_NAME,
    DYNAMODB_NAME_EXPECTED,
    'mend the name, or leave tableName out and let CloudFormation name the table',
  )
    .optional()
    .describe('Default: CloudFormation names the table'),
  partitionKey: keyAttribute.describe('Name and type of the partition key'),
  sortKey: keyAttribute.optional().describe('Name and type of the sort key'),
  rows: rowsSchema.describe('Which rows a signed-in user reaches. Required'),
  actions: actions.describe(
    'What a signed-in user may do. Default: all three; may only be narrowed',
  ),
  billing: billing.default('onDemand').describe('Default: onDemand'),
  pointInTimeRecovery: pointInTimeRecovery
    .default({ days: 35 })
    .describe('Default: { "days": 35 }; false needs removalPolicy destroy'),
  encryption: encryption.default('awsOwned').describe('The key at rest. Default: awsOwned'),
  deletionProtection: flag()
    .optional()
    .describe('Default: true where removalPolicy is retain, else false'),
  timeToLive: attributeName(
    'name the attribute that holds the time of expiry, in seconds since 1970',
  )
    .optional()
    .describe('Attribute whose time, in seconds since 1970, ends an item'),
  stream: oneOf(['keysOnly', 'newImage', 'oldImage', 'newAndOldImages'])
    .optional()
    .describe('What the change stream holds. Default: no stream'),
  indexes: named(
    index,
    INDEX_NAME,
    'an object of indexes by name',
    'write { "<index name>": { "partitionKey": … } }',
  )
    .default({})
    .describe('Global secondary indexes by name, at most 20'),
  replicas: z
    .array(region, expects('a list of regions', 'write ["us-west-2"]'))
    .default([])
    .describe('Further regions that hold the table'),
});

/** An item action, as stage files name it. */
export type ItemAction = (typeof ITEM_ACTIONS)[number];
