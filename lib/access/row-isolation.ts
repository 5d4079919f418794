import { LEADING_KEYS, principalTag } from '../aws/condition-keys';
import { ID_SOURCES } from './id-sources';
import { ownerId, type IsolatedRows, type OwnerId, type RowScope } from './row-scope';

type Conditions = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * The condition that limits item calls to a row scope; undefined for all rows.
 *
 * `ForAllValues` covers every partition key of a call, and is also true for none, hence `Null`. A session without the
 * tag matches nothing. Source: IAM User Guide, Set operators for multivalued context keys, and Policy variables.
 *
 * @param identityService the service name of Cognito identity pools in the Region of the stack, the prefix of its
 *   policy variables
 * @throws {Error} if the delimiter has wildcards, or IDs can contain it, so that one ID would match the items of
 *   another
 */
export function rowCondition(scope: RowScope, identityService: string): Conditions | undefined {
  if (scope.by === 'all') return undefined;
  const id = `\${${policyVariable(ownerId(scope), identityService)}}`;
  if (scope.delimiter === undefined) return leadingKeys('ForAllValues:StringEquals', id);
  assertDelimiter(scope);
  return leadingKeys('ForAllValues:StringLike', `${id}${scope.delimiter}*`);
}

/** Sources: IAM User Guide, Policy variables; Cognito Developer Guide, Attributes for access control. */
function policyVariable(id: OwnerId, identityService: string): string {
  const source = ID_SOURCES[id];
  return source.kind === 'identityPool' ? `${identityService}:sub` : principalTag(source.tag);
}

function leadingKeys(operator: string, keys: string): Conditions {
  return { [operator]: { [LEADING_KEYS]: keys }, Null: { [LEADING_KEYS]: 'false' } };
}

/**
 * Asserts that the delimiter of a row scope, if it has one, isolates IDs from each other.
 *
 * @throws {Error} if the delimiter has wildcards, or an ID can contain it
 */
export function assertDelimiter(scope: IsolatedRows): void {
  const { delimiter } = scope;
  if (delimiter === undefined) return;
  const reason = ambiguousCharacters(scope);
  if (DELIMITER.test(delimiter) && reason === undefined) return;
  throw new Error(
    `Invalid delimiter "${delimiter}" for rows. A delimiter has 1 to 16 characters without wildcards and variables, one of which no ID contains${reason === undefined ? '' : `: ${reason}`}. Use "#".`,
  );
}

/**
 * The characters of a delimiter: none that IAM interprets as a wildcard or variable, or that JSON escapes. Source: IAM
 * User Guide, IAM JSON policy elements: Condition operators.
 */
export const DELIMITER = /^[!#%&'()+,./:;<=>@[\]^_`|~\w-]{1,16}$/;

/**
 * The characters of each ID. Sources: Cognito identity pools API reference, GetId (`[\w-]+:[0-9a-f-]+`); Cognito
 * Developer Guide (`sub` is a UUID); STS API reference, Tag (values of session tags).
 */
const ALPHABETS: Readonly<Record<OwnerId, { readonly holds: RegExp; readonly named: string }>> = {
  identityId: {
    holds: /^[\w:-]*$/,
    named: 'identity IDs contain letters, digits, "_", ":" and "-"',
  },
  userSub: { holds: /^[a-zA-Z0-9-]*$/, named: 'a sub contains letters, digits and "-"' },
  tenant: {
    holds: /^[\w .:/=+@-]*$/,
    named: 'tenant IDs can contain letters, digits, spaces and _ . : / = + - @',
  },
};

/**
 * The characters of IDs, if an ID can contain the delimiter of the row scope; undefined if none can.
 *
 * One character that no ID contains is enough: then no ID with the delimiter is a prefix of another.
 */
export function ambiguousCharacters(scope: IsolatedRows): string | undefined {
  const { holds, named } = ALPHABETS[ownerId(scope)];
  return scope.delimiter !== undefined && holds.test(scope.delimiter) ? named : undefined;
}
