import type { Condition } from '../policies/policy-statement';
import type { AccessRule } from './access-rule';
import { allowedByKeys, allowedByTables } from './analysis/allow-statements';
import { restrictingKey, publicPrincipal } from './analysis/public-access';
import { shownList } from '../template/template-text';
import { principalElement } from './analysis/statement-elements';
import { requirement, type Compared } from './analysis/condition-requirement';
import { hasWildcard } from '../policies/patterns';

/**
 * The policy of a table, stream or KMS key names specific principals. DynamoDB rejects public policies on deployment; this rule
 * finds them before.
 *
 * Source: DynamoDB Developer Guide, Blocking public access with resource-based policies.
 */
export const publicTablePolicy: AccessRule = {
  name: 'PublicTablePolicy',
  severity: 'high',
  find: (access) =>
    [...allowedByTables(access), ...allowedByKeys(access)].flatMap((statement) => {
      const everybody = publicPrincipal(statement);
      const { conditions } = statement;
      if (everybody === undefined || isRestricted(conditions)) return [];
      const actions = statement.actions.except
        ? `all actions except ${shownList(statement.actions.patterns)}`
        : shownList(statement.actions.patterns);
      return [
        {
          at: principalElement(statement),
          what: `Everyone with an AWS account can call ${actions} on ${statement.at.resource}: its resource-based policy allows ${everybody}`,
          fix: 'Specify the ARN of the role or account that needs access',
        },
      ];
    }),
};

/** KMS has its own condition key for the caller's account. Source: KMS Developer Guide, condition keys. */
function isRestricted(conditions: readonly Condition[]): boolean {
  const isOne = ({ value }: Compared) => !hasWildcard(value);
  return (
    restrictingKey(conditions) !== undefined ||
    requirement(conditions, 'kms:CallerAccount', isOne) === 'always'
  );
}
