import { sameKey } from '../policies/condition-operator';
import type { PolicyStatement } from '../policies/policy-statement';
import { shown, split, type TemplateText } from '../template/template-text';
import type { AccessRule } from './access-rule';
import { restrictingKey } from './analysis/public-access';
import { principalElement } from './analysis/statement-elements';
import { selects } from './analysis/statement-actions';

/**
 * A role for another account requires an external ID, so that another customer of the same tool cannot make the tool use
 * it. The severity is low, because a template does not say whose account a number is.
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
        return (statement.principals?.named ?? [])
          .filter(({ kind, name }) => kind === 'AWS' && accountOf(name) !== undefined)
          .map(({ name }) => ({
            at: principalElement(statement),
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
    restrictingKey(conditions) !== undefined
  );
}

/** The literal account ID of a principal; undefined for the stack's own account, and for everybody. */
function accountOf(name: TemplateText): string | undefined {
  const [alone = '', , , , account = alone] = split(name, ':');
  return /^\d{12}$/.test(account) ? account : undefined;
}
