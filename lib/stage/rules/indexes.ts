import { validationError } from '../validation-error';
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
  const place = [...path, 'indexes'];
  return [
    ...(all.length > MOST_INDEXES
      ? [
          validationError(
            place,
            all.length,
            `at most ${MOST_INDEXES} indexes, DynamoDB's quota for a table`,
            'remove indexes, or split the table',
          ),
        ]
      : []),
    ...(projected.length > MOST_PROJECTED_ATTRIBUTES
      ? [
          validationError(
            place,
            projected.length,
            `at most ${MOST_PROJECTED_ATTRIBUTES} projected attributes over all indexes, DynamoDB's quota for a table`,
            'name fewer attributes, or project "all"',
          ),
        ]
      : []),
  ];
});
