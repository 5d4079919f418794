import { isDeepStrictEqual } from 'node:util';
import type { TableDescription } from '@aws-sdk/client-dynamodb';
import { tableKey } from '../settings/table-key';
import type { DrillCheck } from './drill-result';

/** Compares what a restore carries: the keys, indexes, billing mode and encryption of two tables. */
export function definitionChecks(
  live: TableDescription,
  restored: TableDescription,
  hasOwnKey: boolean,
): DrillCheck[] {
  const parts: Readonly<Record<string, (table: TableDescription) => unknown>> = {
    'key schema': ({ KeySchema }) => KeySchema,
    'attribute definitions': ({ AttributeDefinitions = [] }) =>
      sortedBy(AttributeDefinitions, 'AttributeName'),
    indexes: indexesOf,
    'billing mode': ({ BillingModeSummary }) => BillingModeSummary?.BillingMode ?? 'PROVISIONED',
    encryption: (table) => tableKey(table, hasOwnKey),
  };
  return Object.entries(parts).map(([check, of]) => {
    const [ofLive, ofRestored] = [of(live), of(restored)];
    const passed = isDeepStrictEqual(ofLive, ofRestored);
    const detail = passed
      ? JSON.stringify(ofLive)
      : `live ${JSON.stringify(ofLive)}, restored ${JSON.stringify(ofRestored)}`;
    return { check, passed, detail };
  });
}

function indexesOf({ GlobalSecondaryIndexes = [], LocalSecondaryIndexes = [] }: TableDescription) {
  const all = [...GlobalSecondaryIndexes, ...LocalSecondaryIndexes].map(
    ({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection }),
  );
  return sortedBy(all, 'IndexName');
}

function sortedBy<
  Key extends string,
  One extends Readonly<Partial<Record<Key, string | undefined>>>,
>(all: readonly One[], key: Key): One[] {
  return [...all].sort((one, other) => (String(one[key]) < String(other[key]) ? -1 : 1));
}
