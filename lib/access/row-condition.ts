import { TENANT_TAG, USER_SUB_TAG, LEADING_KEYS } from '../aws/condition-keys';
import { DELIMITER, idsMayHoldDelimiter } from './row-delimiter';
import type { OwnRows, RowScope, TenantRows } from './row-scope';

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
  if (scope === 'all') return undefined;
  const id = idVariable(scope, identityService);
  if (scope.delimiter === undefined) return leadingKeys('ForAllValues:StringEquals', id);
  assertSafe(scope, scope.delimiter);
  return leadingKeys('ForAllValues:StringLike', `${id}${scope.delimiter}*`);
}

function leadingKeys(operator: string, keys: string): Conditions {
  return { [operator]: { [LEADING_KEYS]: keys }, Null: { [LEADING_KEYS]: 'false' } };
}

function idVariable(scope: OwnRows | TenantRows, identityService: string): string {
  if (scope.by === 'tenant') return `\${aws:PrincipalTag/${TENANT_TAG}}`;
  return scope.id === 'userSub'
    ? `\${aws:PrincipalTag/${USER_SUB_TAG}}`
    : `\${${identityService}:sub}`;
}

function assertSafe(scope: OwnRows | TenantRows, delimiter: string): void {
  const reason = idsMayHoldDelimiter(scope);
  if (DELIMITER.test(delimiter) && reason === undefined) return;
  throw new Error(
    `received rows with the delimiter "${delimiter}"; expected one without wildcards and variables that cannot be part of an ID${reason === undefined ? '' : `: ${reason}`}; take "#"`,
  );
}
