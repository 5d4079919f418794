import { LEADING_KEYS, principalTag } from '../aws/condition-keys';
import { allowedValue } from '../aws/allowed-value';
import { receivedValue } from '../aws/printed-value';
import { ID_SOURCES } from './id-sources';
import { OWNER_IDS } from './owner-ids';
import { ownerId, type IsolatedRows, type OwnerId, type OwnRows, type RowScope } from './row-scope';

type Conditions = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * The condition that limits item calls to a row scope; undefined for all rows.
 *
 * `ForAllValues` covers every partition key of a call, and is also true for none, hence `Null`. A session without the
 * tag matches nothing. Source: IAM User Guide, Set operators for multivalued context keys, and Policy variables.
 *
 * @param identityService the service name of Cognito identity pools in the Region of the stack, the prefix of its
 *   policy variables
 * @throws {Error} if a value of the scope is unknown, the delimiter has wildcards, or IDs can contain it, so that one ID
 *   would match the items of another
 */
export function rowCondition(scope: RowScope, identityService: string): Conditions | undefined {
  assertScope(scope);
  if (scope.by === 'all') return undefined;
  assertIsolated(scope);
  const id = `\${${policyVariable(ownerId(scope), identityService)}}`;
  switch (scope.match) {
    case 'exact':
      return leadingKeys('ForAllValues:StringEquals', id);
    case 'prefix':
      return leadingKeys('ForAllValues:StringLike', `${id}${scope.delimiter}*`);
  }
}

/** Sources: IAM User Guide, Policy variables; Cognito Developer Guide, Attributes for access control. */
function policyVariable(id: OwnerId, identityService: string): string {
  const source = ID_SOURCES[id];
  return source.kind === 'identityPool' ? `${identityService}:sub` : principalTag(source.tag);
}

/** In plain JavaScript it may be missing, or a string. */
function assertScope(scope: unknown): void {
  if (typeof scope === 'object' && scope !== null) return;
  const examples = '{ by: "all" } or { by: "own", id: "userSub", match: "exact" }';
  throw new Error(`Invalid rows: received ${receivedValue(scope)}. Use one such as ${examples}.`);
}

function leadingKeys(operator: string, keys: string): Conditions {
  return { [operator]: { [LEADING_KEYS]: keys }, Null: { [LEADING_KEYS]: 'false' } };
}

/**
 * Asserts that a row scope isolates IDs from each other.
 *
 * @throws {Error} if one of its values is unknown, the delimiter has wildcards, or an ID can contain it
 */
export function assertIsolated(scope: IsolatedRows): void {
  allowedValue('rows.by', KNOWN_SCOPES, scope.by);
  if (scope.by === 'own') allowedValue('rows.id', KNOWN_IDS, scope.id);
  allowedValue('rows.match', KNOWN_MATCHES, scope.match);
  if (scope.match === 'prefix') assertDelimiter(scope);
}

const KNOWN_SCOPES: Readonly<Record<RowScope['by'], true>> = { all: true, own: true, tenant: true };
const KNOWN_IDS: Readonly<Record<OwnRows['id'], true>> = { identityId: true, userSub: true };
const KNOWN_MATCHES: Readonly<Record<IsolatedRows['match'], true>> = { exact: true, prefix: true };

function assertDelimiter(scope: Extract<IsolatedRows, { match: 'prefix' }>): void {
  const { delimiter } = scope;
  const reason = ambiguousCharacters(scope);
  if (isDelimiter(delimiter) && reason === undefined) return;
  throw new Error(
    `Invalid delimiter "${delimiter}" for rows. A delimiter has 1 to 16 characters without wildcards and variables, one of which no ID contains${reason === undefined ? '' : `: ${reason}`}. Use "#".`,
  );
}

/** In plain JavaScript it may be missing. */
function isDelimiter(delimiter: unknown): boolean {
  return typeof delimiter === 'string' && DELIMITER.test(delimiter);
}

/**
 * The characters of a delimiter: none that IAM interprets as a wildcard or variable, or that JSON escapes. Source: IAM
 * User Guide, IAM JSON policy elements: Condition operators.
 */
export const DELIMITER = /^[!#%&'()+,./:;<=>@[\]^_`|~\w-]{1,16}$/;

/**
 * The characters of IDs, if an ID can contain the delimiter of the row scope; undefined if none can.
 *
 * One character that no ID contains is enough: then no ID with the delimiter is a prefix of another.
 */
export function ambiguousCharacters(scope: IsolatedRows): string | undefined {
  const { characters, named } = OWNER_IDS[ownerId(scope)];
  const { delimiter } = scope;
  const isOfIds = delimiter !== undefined && new RegExp(`^[${characters}]*$`).test(delimiter);
  return isOfIds ? named : undefined;
}
