import { distinct } from '../../grouping';
import type { PolicyStatement } from '../../policies/policy-statement';
import type { TemplateAccess } from '../../template-access';

/** The Allow statements of the principals' policies, without duplicates. */
export function allowedToPrincipals({ principals }: TemplateAccess): readonly PolicyStatement[] {
  return allowing(principals.flatMap(({ statements }) => statements));
}

/** The Allow statements of the resource-based policies of tables and streams. */
export function allowedByTables({ tables }: TemplateAccess): readonly PolicyStatement[] {
  const policies = tables.flatMap(({ resourcePolicies }) => resourcePolicies);
  return allowing(policies.flatMap(({ statements }) => statements));
}

/** The Allow statements of the key policies. */
export function allowedByKeys({ keys }: TemplateAccess): readonly PolicyStatement[] {
  return allowing(keys.flatMap(({ statements }) => statements));
}

function allowing(statements: readonly PolicyStatement[]): readonly PolicyStatement[] {
  return distinct(statements.filter(({ effect }) => effect === 'Allow'));
}
