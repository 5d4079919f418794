import { within } from '../location';
import type { Condition } from '../statement';
import type { AccessRule } from './access-rule';
import { allowedByKeys, allowedByTables } from './analysis/allow-statements';
import { keepsStrangersOut } from './analysis/fixed-principal';
import { listed } from './analysis/listed';
import { openPrincipal, principalElement } from './analysis/open-principal';
import { requirement, type Compared } from './analysis/requirement';
import { hasWildcard } from './analysis/wildcards';

/**
 * The policy on a table, stream or key names who reaches it. DynamoDB blocks public policies when they are attached; this tells before.
 *
 * Source: DynamoDB Developer Guide, Blocking public access with resource-based policies.
 */
export const publicTablePolicy: AccessRule = {
  name: 'PublicTablePolicy',
  severity: 'high',
  find: (access) =>
    [...allowedByTables(access), ...allowedByKeys(access)].flatMap((statement) => {
      const everybody = openPrincipal(statement);
      const { conditions } = statement;
      if (everybody === undefined || isTied(conditions)) return [];
      const actions = statement.actions.except
        ? `all actions but ${listed(statement.actions.patterns)}`
        : listed(statement.actions.patterns);
      return [
        {
          at: within(statement.at, principalElement(statement)),
          what: `the policy names ${everybody}, so everybody with an AWS account may call ${actions} on ${statement.at.resource}`,
          fix: 'write the ARN of the role or account that is to reach it',
        },
      ];
    }),
};

/** KMS tells the caller's account by a key of its own too. Source: KMS Developer Guide, condition keys. */
function isTied(conditions: readonly Condition[]): boolean {
  const isOne = ({ value }: Compared) => !hasWildcard(value);
  return (
    keepsStrangersOut(conditions) !== undefined ||
    requirement(conditions, 'kms:CallerAccount', isOne) === 'always'
  );
}
