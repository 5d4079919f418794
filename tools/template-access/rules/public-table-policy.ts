import type { Condition } from '../policies/policy-statement';
import type { AccessRule } from './access-rule';
import { allowedByKeys, allowedByTables } from './analysis/allow-statements';
import { restrictingKey, publicPrincipal } from './analysis/public-access';
import { shownList } from '../template/template-text';
import { principalElement } from './analysis/statement-elements';
import { requirement, type Compared } from './analysis/condition-requirement';
import { hasWildcard } from '../policies/patterns';

/**
 * A policy on a table, stream or key names who reaches it. DynamoDB rejects a public policy when it is attached; this rule
 * finds it before.
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
        ? `all actions but ${shownList(statement.actions.patterns)}`
        : shownList(statement.actions.patterns);
      return [
        {
          at: principalElement(statement),
          what: `the policy names ${everybody}, so everybody with an AWS account may call ${actions} on ${statement.at.resource}`,
          fix: 'write the ARN of the role or account that is to reach it',
        },
      ];
    }),
};

/** KMS has a condition key of its own for the caller's account. Source: KMS Developer Guide, condition keys. */
function isRestricted(conditions: readonly Condition[]): boolean {
  const isOne = ({ value }: Compared) => !hasWildcard(value);
  return (
    restrictingKey(conditions) !== undefined ||
    requirement(conditions, 'kms:CallerAccount', isOne) === 'always'
  );
}
