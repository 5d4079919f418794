import { quotaExceeded } from '../validation-error';
import { forEachTable } from './rule';

/** Source: DynamoDB Developer Guide, Quotas: secondary indexes per table, and projected attributes per table. */
const MAX_INDEXES = 20;
const MAX_PROJECTED_ATTRIBUTES = 100;

/** DynamoDB's quotas for all indexes of a table. */
export const indexes = forEachTable((table, path) => {
  const all = Object.values(table.indexes ?? {});
  const projected = all.flatMap((index) =>
    typeof index?.projection === 'object' ? index.projection : [],
  );
  const quotas = [
    {
      count: all.length,
      max: MAX_INDEXES,
      what: 'indexes',
      fix: 'remove indexes, or split the table',
    },
    {
      count: projected.length,
      max: MAX_PROJECTED_ATTRIBUTES,
      what: 'projected attributes in all indexes',
      fix: 'project fewer attributes, or "all"',
    },
  ];
  return quotas.flatMap(({ count, max, what, fix }) => {
    const expected = `at most ${max} ${what}, DynamoDB's quota per table`;
    return count > max ? [quotaExceeded([...path, 'indexes'], count, max, expected, fix)] : [];
  });
});
