import { sameKey } from '../condition-operator';
import { within } from '../location';
import type { PolicyStatement } from '../statement';
import { shown, split, type TemplateText } from '../template-text';
import type { AccessRule } from './access-rule';
import { keepsStrangersOut } from './analysis/fixed-principal';
import { selects } from './analysis/selected-actions';

/**
 * A role for somebody else's account asks for an external ID, so that a tool with many customers is not led to it on
 * behalf of another. Only a low finding: a template does not say whose account a number is.
 *
 * Source: IAM User Guide, The confused deputy problem.
 */
export const crossAccountTrustWithoutExternalId: AccessRule = {
  name: 'CrossAccountTrustWithoutExternalId',
  severity: 'low',
  find: ({ principals }) =>
    principals.flatMap((role) =>
      role.trust.flatMap((statement) => {
        if (statement.principals?.except || isGuarded(statement)) return [];
        const named = statement.principals?.named ?? [];
        return named
          .filter(({ kind, name }) => kind === 'AWS' && accountOf(name) !== undefined)
          .map(({ name }) => ({
            at: within(statement.at, 'Principal'),
            what: `the trust of ${role.id} names ${shown(name)} without an external ID, so where account ${accountOf(name) ?? ''} belongs to a tool, its other customers can have it use this role`,
            fix: 'write the condition StringEquals sts:ExternalId with an ID that the tool keeps for you alone',
          }));
      }),
    ),
};

function isGuarded({ effect, actions, conditions }: PolicyStatement): boolean {
  return (
    effect === 'Deny' ||
    !selects(actions, 'sts:AssumeRole') ||
    conditions.some(({ key }) => sameKey(key, 'sts:ExternalId')) ||
    keepsStrangersOut(conditions) !== undefined
  );
}

/** The account that a principal is written with; undefined for that of the stack, and for everybody. */
function accountOf(name: TemplateText): string | undefined {
  const [alone = '', , , , account = alone] = split(name, ':');
  return /^\d{12}$/.test(account) ? account : undefined;
}
