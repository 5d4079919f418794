import { idsMayHoldDelimiter } from '../../access/row-isolation';
import { conflict, type Path, type ValidationError } from '../validation-error';
import type { IsolatedRows } from '../../access/row-scope';
import { rowScope } from '../schema/rows-schema';
import { forEachTable } from './rule';

/** Rows are isolated by their partition key, which IAM compares as a string. */
export const rowIsolation = forEachTable(({ rows, partitionKey }, path) => {
  const scope = rowScope(rows);
  if (scope === undefined || scope.by === 'all') return [];
  const place = [...path, 'rows', 'delimiter'];
  const written = typeof rows === 'object' ? rows : {};
  return [
    ...keyOfOtherType(partitionKey?.type, [...path, 'partitionKey', 'type'], scope.by),
    ...(written.delimiter !== undefined && isExact(written) ? [unused(place, written)] : []),
    ...(isUnknownId(written) ? [] : delimiterOfIds(scope, place)),
  ];
});

type Written = Partial<Readonly<Record<'id' | 'match' | 'delimiter', string | undefined>>>;

/** An invalid key is present without a value: nothing is concluded from it. */
const isUnknownId = (written: Written) => 'id' in written && written.id === undefined;
const isExact = (written: Written) => written.match === 'exact' || !('match' in written);

function keyOfOtherType(type: string | undefined, path: Path, by: string): ValidationError[] {
  if (type === undefined || type === 'string') return [];
  return [
    conflict(
      path,
      type,
      `"string", because rows "${by}" compares the partition key with an ID, and IAM compares strings`,
      'make the partition key a string, or write "rows": "all" if every signed-in user may reach every row',
    ),
  ];
}

function unused(path: Path, { delimiter }: Written): ValidationError {
  const expected = 'no delimiter, because the match is "exact": the whole key is the ID';
  return conflict(path, delimiter, expected, 'write "match": "prefix", or remove the delimiter');
}

function delimiterOfIds(scope: IsolatedRows, path: Path): ValidationError[] {
  const reason = idsMayHoldDelimiter(scope);
  const { delimiter } = scope;
  if (reason === undefined) return [];
  return [
    conflict(
      path,
      delimiter,
      `a delimiter that cannot be part of an ID, or the rows of "x${String(delimiter)}y" would also be those of "x": ${reason}`,
      'write "#", or leave the key out',
    ),
  ];
}
