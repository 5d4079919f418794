import { LEADING_KEYS } from '../../../lib/aws/condition-keys';
import { conditionOperator } from '../policies/condition-operator';
import { within } from '../template/location';
import type { TemplateIdentityPool } from '../identity-pools/template-identity-pool';
import { shown, type TemplateText } from '../template/template-text';
import type { AccessRule } from './access-rule';
import { leadingKeysConditions } from './analysis/leading-keys-conditions';
import { whoHas } from './analysis/who';

/**
 * A prefix of partition keys ends with a delimiter: `acme*` also matches the items of `acme-corp`. Identity IDs and the `sub` of
 * user pools have a fixed length, so none is a prefix of another.
 */
export const prefixWithoutDelimiter: AccessRule = {
  name: 'PrefixWithoutDelimiter',
  severity: 'high',
  find: (access) =>
    leadingKeysConditions(access)
      .filter(({ condition }) => conditionOperator(condition.operator).base.toLowerCase() === LIKE)
      .flatMap(({ statement, condition }) =>
        condition.values.flatMap((value) => {
          const found = excessOf(value, access.identityPools);
          const at = within(statement.at, 'Condition');
          if (!found) return [];
          const what = `${whoHas(statement, access)} can access ${found.items}, because ${LEADING_KEYS} can be ${shown(value)}`;
          return [{ at, severity: found.severity, what, fix: FIX }];
        }),
      ),
};

const LIKE = 'stringlike';
const FIX =
  'Use the ID of the user or tenant, a delimiter that no ID contains, such as #, and *; omit the delimiter and * if the partition key is the ID';

function excessOf(value: TemplateText, pools: readonly TemplateIdentityPool[]) {
  if (/^[*?]/.test(value)) {
    return { severity: 'high' as const, items: "everyone's items" };
  }
  const [, variable] = /(\$\{[^}]*\})[*?]/.exec(value) ?? [];
  if (variable === undefined || isOfFixedLength(variable, pools)) return undefined;
  const items = 'the items of longer IDs that start with their ID too';
  return { severity: 'medium' as const, items };
}

function isOfFixedLength(variable: string, pools: readonly TemplateIdentityPool[]): boolean {
  if (/^\$\{cognito-identity[^:]*:sub\}$/i.test(variable)) return true;
  const tags = pools.flatMap(({ principalTags }) => principalTags);
  return tags.some(
    ({ tag, claim }) =>
      claim === 'sub' && variable.toLowerCase() === `\${aws:principaltag/${tag.toLowerCase()}}`,
  );
}
