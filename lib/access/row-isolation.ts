import { LEADING_KEYS, principalTag, TENANT_TAG, USER_SUB_TAG } from '../aws/condition-keys';
import { ownerId, type IsolatedRows, type OwnerId, type RowScope } from './row-scope';

type Conditions = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * The condition that an item call reaches only rows of the scope; none where everybody reaches all.
 *
 * `ForAllValues` holds for every partition key that a call names, and also where it names none, hence the guard. A
 * session without the tag matches nothing. Source: IAM User Guide, set operators and policy variables.
 *
 * @param identityService the name of Cognito's identity service where the stack is, the prefix of its variables
 * @throws {Error} where the delimiter is a pattern or an ID may hold it, so that rows of one would be those of another
 */
export function rowCondition(scope: RowScope, identityService: string): Conditions | undefined {
  if (scope.by === 'all') return undefined;
  const id = `\${${VARIABLES[ownerId(scope)](identityService)}}`;
  if (scope.delimiter === undefined) return leadingKeys('ForAllValues:StringEquals', id);
  assertSafe(scope, scope.delimiter);
  return leadingKeys('ForAllValues:StringLike', `${id}${scope.delimiter}*`);
}

/** The policy variable that holds the ID. Source: IAM User Guide, policy variables; Cognito, attributes for access control. */
const VARIABLES: Readonly<Record<OwnerId, (identityService: string) => string>> = {
  identityId: (identityService) => `${identityService}:sub`,
  userSub: () => principalTag(USER_SUB_TAG),
  tenant: () => principalTag(TENANT_TAG),
};

function leadingKeys(operator: string, keys: string): Conditions {
  return { [operator]: { [LEADING_KEYS]: keys }, Null: { [LEADING_KEYS]: 'false' } };
}

function assertSafe(scope: IsolatedRows, delimiter: string): void {
  const reason = idsMayHoldDelimiter(scope);
  if (DELIMITER.test(delimiter) && reason === undefined) return;
  throw new Error(
    `received rows with the delimiter "${delimiter}"; expected one without wildcards and variables that cannot be part of an ID${reason === undefined ? '' : `: ${reason}`}; take "#"`,
  );
}

/**
 * What a delimiter may be made of: nothing that IAM reads as a wildcard or a variable, or that JSON escapes. Source: IAM
 * User Guide, policy elements: Condition.
 */
export const DELIMITER = /^[!#%&'()+,./:;<=>@[\]^_`|~\w-]{1,16}$/;

/**
 * What an ID may be made of. Sources: Cognito identity pools API reference, GetId (`[\w-]+:[0-9a-f-]+`); Cognito
 * Developer Guide (`sub` is a UUID); STS API reference, Tag (values of session tags).
 */
const ALPHABETS: Readonly<Record<OwnerId, { readonly holds: RegExp; readonly named: string }>> = {
  identityId: { holds: /^[\w:-]*$/, named: 'identity IDs hold letters, digits, "_", ":" and "-"' },
  userSub: { holds: /^[a-zA-Z0-9-]*$/, named: 'a sub holds letters, digits and "-"' },
  tenant: {
    holds: /^[\w .:/=+@-]*$/,
    named: 'tenant IDs may hold letters, digits, spaces and _ . : / = + - @',
  },
};

/**
 * Why an ID may hold the delimiter of the scope; undefined where none can.
 *
 * One character that no ID holds is enough: with the same delimiter after both, neither of two IDs can then be the
 * beginning of the other.
 */
export function idsMayHoldDelimiter(scope: IsolatedRows): string | undefined {
  const { holds, named } = ALPHABETS[ownerId(scope)];
  return scope.delimiter !== undefined && holds.test(scope.delimiter) ? named : undefined;
}
