import { quotaExceeded } from '../validation-error';
import { forEachTable } from './rule';

/** Source: DynamoDB Developer Guide, Quotas: secondary indexes of a table, and their projected attributes in sum. */
const MOST_INDEXES = 20;
const MOST_PROJECTED_ATTRIBUTES = 100;

/** Quotas over all indexes of a table. */
export const indexes = forEachTable((table, path) => {
  const all = Object.values(table.indexes ?? {});
  const projected = all.flatMap((index) =>
    typeof index?.projection === 'object' ? index.projection : [],
  );
  const quotas = [
    {
      count: all.length,
      max: MOST_INDEXES,
      what: 'indexes',
      fix: 'remove indexes, or split the table',
    },
    {
      count: projected.length,
      max: MOST_PROJECTED_ATTRIBUTES,
      what: 'projected attributes over all indexes',
      fix: 'name fewer attributes, or project "all"',
    },
  ];
  return quotas.flatMap(({ count, max, what, fix }) => {
    const expected = `at most ${max} ${what}, DynamoDB's quota for a table`;
    return count > max ? [quotaExceeded([...path, 'indexes'], count, max, expected, fix)] : [];
  });
});
