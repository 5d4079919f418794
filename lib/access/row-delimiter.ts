import type { OwnRows, TenantRows } from './row-scope';

/**
 * What an ID may be made of. Sources: Cognito identity pools API reference, GetId (`[\w-]+:[0-9a-f-]+`); Cognito
 * Developer Guide (`sub` is a UUID); STS API reference, Tag (values of session tags).
 */
const ALPHABETS = {
  identityId: { holds: /^[\w:-]*$/, named: 'identity IDs hold letters, digits, "_", ":" and "-"' },
  userSub: { holds: /^[a-zA-Z0-9-]*$/, named: 'a sub holds letters, digits and "-"' },
  tenant: {
    holds: /^[\w .:/=+@-]*$/,
    named: 'tenant IDs may hold letters, digits, spaces and _ . : / = + - @',
  },
} as const;

/**
 * What a delimiter may be made of: nothing that IAM reads as a wildcard or a variable, or that JSON escapes. Source: IAM
 * User Guide, policy elements: Condition.
 */
export const DELIMITER = /^[!#%&'()+,./:;<=>@[\]^_`|~\w-]{1,16}$/;

/**
 * Why an ID may hold the delimiter of the scope; undefined where none can.
 *
 * One character that no ID holds is enough: with the same delimiter after both, neither of two IDs can then be the
 * beginning of the other.
 */
export function idsMayHoldDelimiter(scope: OwnRows | TenantRows): string | undefined {
  const { holds, named } = ALPHABETS[scope.by === 'own' ? scope.id : 'tenant'];
  return scope.delimiter !== undefined && holds.test(scope.delimiter) ? named : undefined;
}
