import { problem, type Path, type Problem } from '../problem';
import { rowScope, type OwnRows, type TenantRows } from '../row-scope';
import { forEachTable } from './rule';

/** A row that belongs to somebody is told by its partition key, which IAM compares as a string. */
export const rowIsolation = forEachTable(({ rows, partitionKey }, path) => {
  const scope = rowScope(rows);
  if (scope === undefined || scope === 'all') return [];
  const place = [...path, 'rows', 'delimiter'];
  const written = typeof rows === 'object' ? rows : {};
  return [
    ...keyOfOtherType(partitionKey?.type, [...path, 'partitionKey', 'type'], scope.by),
    ...(written.delimiter !== undefined && isExact(written) ? [unused(place, written)] : []),
    ...(scope.delimiter === undefined || isUnknownId(written)
      ? []
      : delimiterOfIds(scope, scope.delimiter, place)),
  ];
});

type Written = Partial<Readonly<Record<'id' | 'match' | 'delimiter', string | undefined>>>;

/** A key that the schema found at fault is present without a value: nothing is concluded from it. */
const isUnknownId = (written: Written) => 'id' in written && written.id === undefined;
const isExact = (written: Written) => written.match === 'exact' || !('match' in written);

function keyOfOtherType(type: string | undefined, path: Path, by: string): Problem[] {
  if (type === undefined || type === 'string') return [];
  return [
    problem(
      path,
      type,
      `"string", because rows "${by}" compares the partition key with an ID, and IAM compares strings`,
      'make the partition key a string, or write "rows": "all" if every signed-in user may reach every row',
    ),
  ];
}

function unused(path: Path, { delimiter }: Written): Problem {
  const expected = 'no delimiter, because the match is "exact": the whole key is the ID';
  return problem(path, delimiter, expected, 'write "match": "prefix", or remove the delimiter');
}

/**
 * What an ID may be made of. Sources: Cognito identity pools API reference, GetId (`[\w-]+:[0-9a-f-]+`); Cognito
 * Developer Guide (`sub` is a UUID); STS API reference, Tag (values of session tags).
 */
const ALPHABETS = {
  identityId: { holds: /^[\w:-]+$/, named: 'identity IDs hold letters, digits, "_", ":" and "-"' },
  userSub: { holds: /^[\w-]+$/, named: 'a sub holds letters, digits and "-"' },
  tenant: {
    holds: /^[\w .:/=+@-]+$/,
    named: 'tenant IDs may hold letters, digits, spaces and _ . : / = + - @',
  },
} as const;

/**
 * One character that no ID holds is enough: with the same delimiter after both, neither of two IDs can then be the
 * beginning of the other.
 */
function delimiterOfIds(scope: OwnRows | TenantRows, delimiter: string, path: Path): Problem[] {
  const { holds, named } = ALPHABETS[scope.by === 'own' ? scope.id : 'tenant'];
  if (!holds.test(delimiter)) return [];
  return [
    problem(
      path,
      delimiter,
      `a delimiter that cannot be part of an ID, or the rows of "x${delimiter}y" would also be those of "x": ${named}`,
      'write "#", or leave the key out',
    ),
  ];
}
