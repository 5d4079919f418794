import { ASSUME_ROLE } from '../policies/assume-role-actions';
import { sameKey } from '../policies/condition-operator';
import type { PolicyStatement } from '../policies/policy-statement';
import { shown, split, type TemplateText } from '../template/template-text';
import type { AccessRule } from './access-rule';
import { restrictingKey } from './analysis/public-access';
import { principalElement } from './analysis/statement-elements';
import { selects } from '../policies/selected-actions';

/**
 * A role for another account requires an external ID, which prevents other customers of a third party from using the role
 * through it. The severity is low, because a template does not tell who owns an account.
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
            what: `${shown(name)} can assume ${role.id} without an external ID; if account ${accountOf(name) ?? ''} belongs to a third party, its other customers can use the role through it`,
            fix: 'Agree on an ID that the third party sends only for you, and add the condition StringEquals sts:ExternalId with it',
          }));
      }),
    ),
};

function isGuarded({ effect, actions, conditions }: PolicyStatement): boolean {
  return (
    effect === 'Deny' ||
    !selects(actions, ASSUME_ROLE) ||
    conditions.some(({ key }) => sameKey(key, 'sts:ExternalId')) ||
    restrictingKey(conditions) !== undefined
  );
}

/** The literal account ID of a principal; undefined for the stack's own account and for public principals. */
function accountOf(name: TemplateText): string | undefined {
  const [alone = '', , , , account = alone] = split(name, ':');
  return /^\d{12}$/.test(account) ? account : undefined;
}
