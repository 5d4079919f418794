import { rowScope } from '../schema/rows-schema';
import { or, remove, write } from '../fix';
import { meantWord } from '../meant-word';
import { ownEntry } from '../../aws/own-entry';
import { conflict, unknownReference, type Path, type ValidationError } from '../validation-error';
import { isLeftOut, writtenGrants, type PartialTable, type Rule } from './rule';

/** Indexes that signed-in users read are those of the table, which no row scope isolates. */
export const queryIndexesRule: Rule = (stage) =>
  writtenGrants(stage).flatMap(({ path, tableId, grant }) => {
    const place = [...path, 'queryIndexes'];
    const named = grant.queryIndexes ?? [];
    if (named.length === 0) return [];
    const by = rowScope(grant.rows)?.by;
    if (by !== undefined && by !== 'all') return [isolated(named, by, place)];
    const table = ownEntry(stage.tables ?? {}, tableId);
    return table === undefined ? [] : unknownIndexes(table, named, place);
  });

/**
 * Source: DynamoDB Developer Guide, Using IAM policy conditions for fine-grained access control: `dynamodb:LeadingKeys` of
 * a request on an index are partition keys of the index.
 */
function isolated(named: readonly unknown[], by: string, place: Path): ValidationError {
  return conflict(
    place,
    named,
    `no queryIndexes with rows "${by}": the keys of an index are attributes that users write, so one user's items can be under the key of another`,
    or(
      remove(place),
      'write "rows": "all"; for another order of own items, add a table whose sort key has it and use Query there',
    ),
  );
}

function unknownIndexes(
  table: PartialTable,
  named: readonly (string | undefined)[],
  place: Path,
): ValidationError[] {
  // Indexes that are invalid as a whole have unknown names.
  if (table.indexes === undefined && !isLeftOut(table, 'indexes')) return [];
  const known = Object.keys(table.indexes ?? {});
  const expected = allowedIndexes(table, known);
  return named.flatMap((name, position) => {
    if (name === undefined || known.includes(name)) return [];
    const path = [...place, position];
    const meant = meantWord(known)(name);
    const isFree = meant !== undefined && !named.includes(meant);
    const fix = isFree ? write(path, meant) : remove(path);
    return [unknownReference(path, name, expected, or(fix, `add "${name}" to indexes`))];
  });
}

function allowedIndexes(table: PartialTable, known: readonly string[]): string {
  if (known.length > 0) return `an index of the table: ${known.join(', ')}`;
  return 'existing' in table
    ? 'an index of the existing table that indexes describes'
    : 'no index: the table has none';
}
