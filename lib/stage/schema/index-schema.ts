import { z } from 'zod';
import { anyOf, keys, listOf, oneOf, text, unique } from './value-schemas';

/** Source: DynamoDB Developer Guide, Naming rules and data types. */
export const attributeName = (fix: string) =>
  text(/^.{1,255}$/u, 'an attribute name of 1 to 255 characters', fix);

/** A key attribute of a table or an index. */
export const keyAttribute = keys({
  name: attributeName('name the attribute').describe('Name of the key attribute.'),
  type: oneOf(
    ['string', 'number', 'binary'],
    'write "string" for S, "number" for N, or "binary" for B',
  ).describe('Type of the key attribute.'),
});

/** Source: DynamoDB API reference, Projection. */
const MAX_NON_KEY_ATTRIBUTES = 20;

const projectedAttributes = unique(
  listOf(attributeName('name the attribute'), {
    max: MAX_NON_KEY_ATTRIBUTES,
    expected: `a list of 1 to ${MAX_NON_KEY_ATTRIBUTES} attribute names, each once`,
    fix: 'correct the list, or write "all" or "keysOnly"',
  }),
  'remove the repeated attribute',
);

/** One global secondary index of a table. */
export const indexSchema = keys({
  partitionKey: keyAttribute.describe('Partition key of the index.'),
  sortKey: keyAttribute.optional().describe('Sort key of the index. Default: no sort key.'),
  projection: anyOf(
    [z.enum(['all', 'keysOnly']), projectedAttributes],
    `"all", "keysOnly" or a list of 1 to ${MAX_NON_KEY_ATTRIBUTES} attribute names`,
    'write one of these forms',
  )
    .default('all')
    .describe(
      'Attributes that are copied into the index, besides its keys and those of the table.',
    ),
});
