import { DYNAMODB_QUOTAS } from '../../aws/quotas';
import { remove, together, write, type Fix, type Path } from '../fix';
import { quotaExceeded } from '../validation-error';
import { forEachTable } from './rule';

/** DynamoDB's quotas for all indexes of a table. */
export const indexesRule = forEachTable((table, path) => {
  const all = Object.entries(table.indexes ?? {});
  const place = [...path, 'indexes'];
  const projected = all.flatMap(([name, index]) =>
    typeof index?.projection === 'object' ? [{ name, count: index.projection.length }] : [],
  );
  const quotas = [
    {
      count: all.length,
      max: DYNAMODB_QUOTAS.indexes,
      what: 'indexes',
      fix: together(
        'remove indexes, or split the table',
        all.slice(DYNAMODB_QUOTAS.indexes).map(([name]) => remove([...place, name])),
      ),
    },
    {
      count: projected.reduce((sum, { count }) => sum + count, 0),
      max: DYNAMODB_QUOTAS.projectedAttributes,
      what: 'projected attributes in all indexes',
      fix: together('project fewer attributes, or "all"', projectAll(projected, place)),
    },
  ];
  return quotas.flatMap(({ count, max, what, fix }) => {
    const expected = `at most ${max} ${what}, DynamoDB's quota per table`;
    return count > max ? [quotaExceeded(place, count, max, expected, fix)] : [];
  });
});

/** Projects all attributes into the indexes that exceed the quota. */
function projectAll(
  projected: readonly { readonly name: string; readonly count: number }[],
  path: Path,
): Fix[] {
  let total = 0;
  return projected.flatMap(({ name, count }) => {
    total += count;
    if (total <= DYNAMODB_QUOTAS.projectedAttributes) return [];
    return [write([...path, name, 'projection'], 'all')];
  });
}
