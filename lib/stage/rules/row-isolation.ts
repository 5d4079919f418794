import { ambiguousCharacters } from '../../access/row-isolation';
import { or, remove, write } from '../fix';
import { conflict, type Path, type ValidationError } from '../validation-error';
import type { IsolatedRows } from '../../access/row-scope';
import { ownEntry } from '../../aws/own-entry';
import { DEFAULT_DELIMITER } from '../../access/rows';
import { rowScope } from '../schema/rows-schema';
import { namedUsers, writtenGrants, type PartialTable, type Rule, type WrittenGrant } from './rule';

interface IsolatedGrant extends WrittenGrant {
  readonly scope: IsolatedRows;
}

/** The partition key is a string, which IAM can compare, and a delimiter isolates the IDs. */
export const rowIsolationRule: Rule = (stage) => {
  const isolated = writtenGrants(stage).flatMap((one): IsolatedGrant[] => {
    const scope = rowScope(one.grant.rows);
    return scope === undefined || scope.by === 'all' ? [] : [{ ...one, scope }];
  });
  const firstOfTable = isolated.filter(
    ({ tableId }, position) => isolated.findIndex((one) => one.tableId === tableId) === position,
  );
  const ofKeys = firstOfTable.flatMap(({ tableId, path, scope }) => {
    const table = ownEntry(stage.tables ?? {}, tableId) ?? {};
    return keyOfOtherType(table, ['tables', tableId, 'partitionKey', 'type'], path, scope.by);
  });
  return [...ofKeys, ...isolated.flatMap(ofDelimiter)];
};

function ofDelimiter({ path, grant: { rows }, scope }: IsolatedGrant): ValidationError[] {
  const place = [...path, 'rows', 'delimiter'];
  const written = typeof rows === 'object' ? rows : {};
  return [
    ...(written.delimiter !== undefined && isExact(written) ? [unused(place, written)] : []),
    ...(isUnknownId(written) ? [] : ambiguousDelimiter(scope, place)),
  ];
}

type Written = Partial<Readonly<Record<'id' | 'match' | 'delimiter', string | undefined>>>;

/** The key of an invalid value is present without a value. */
const isUnknownId = (written: Written) => 'id' in written && written.id === undefined;
const isExact = (written: Written) => written.match === 'exact' || !('match' in written);

function keyOfOtherType(
  table: PartialTable,
  path: Path,
  grant: Path,
  by: string,
): ValidationError[] {
  const type = table.partitionKey?.type;
  if (type === undefined || type === 'string') return [];
  return [
    conflict(
      path,
      type,
      `"string", because ${[...grant, 'rows'].join('.')} is "${by}", for which IAM compares the partition key with an ID`,
      or(
        'existing' in table ? write(path, 'string', IF_STRING) : write(path, 'string'),
        `write "rows": "all" if ${namedUsers(grant)} may reach every item`,
      ),
    ),
  ];
}

/** The type of an existing table's key is a fact, which no stage file changes. */
const IF_STRING =
  'write "string" if that is the type in the table, or copy the items to a table with a string key';

function unused(path: Path, { delimiter }: Written): ValidationError {
  const expected = 'no delimiter with match "exact", because the whole partition key is the ID';
  const fix = or(remove(path), 'write "match": "prefix"');
  return conflict(path, delimiter, expected, fix);
}

function ambiguousDelimiter(scope: IsolatedRows, path: Path): ValidationError[] {
  const reason = ambiguousCharacters(scope);
  const { delimiter } = scope;
  if (reason === undefined) return [];
  return [
    conflict(
      path,
      delimiter,
      `a delimiter with a character that no ID contains: ${reason}, so "x" would also match the items of "x${String(delimiter)}y"`,
      or(write(path, DEFAULT_DELIMITER), 'remove the key'),
    ),
  ];
}
