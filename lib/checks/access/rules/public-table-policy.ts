import { within } from '../../../grants/location';
import type { AccessRule } from '../access-rule';
import { allowedByTables } from '../allow-statements';
import { keepsStrangersOut } from '../fixed-principal';
import { listed } from '../listed';
import { openPrincipal, principalElement } from '../open-principal';

/**
 * The policy on a table names who reaches it. DynamoDB blocks public policies when they are attached; this tells before.
 *
 * Source: DynamoDB Developer Guide, Blocking public access with resource-based policies.
 */
export const publicTablePolicy: AccessRule = {
  name: 'PublicTablePolicy',
  severity: 'high',
  find: (access) =>
    allowedByTables(access).flatMap((statement) => {
      const everybody = openPrincipal(statement);
      if (everybody === undefined || keepsStrangersOut(statement.conditions)) return [];
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
