import { onceEach } from '../../alternatives/grouping';
import type { PolicyStatement } from '../../statement';
import type { TemplateAccess } from '../../template-access';

/** What the principals of a template are allowed by their policies; once, however many have a policy. */
export function allowedToPrincipals({ principals }: TemplateAccess): readonly PolicyStatement[] {
  return allowing(principals.flatMap(({ statements }) => statements));
}

/** What the policies on tables and streams allow. */
export function allowedByTables({ tables }: TemplateAccess): readonly PolicyStatement[] {
  const policies = tables.flatMap(({ resourcePolicies }) => resourcePolicies);
  return allowing(policies.flatMap(({ statements }) => statements));
}

/** What the policies on keys allow. */
export function allowedByKeys({ keys }: TemplateAccess): readonly PolicyStatement[] {
  return allowing(keys.flatMap(({ statements }) => statements));
}

function allowing(statements: readonly PolicyStatement[]): readonly PolicyStatement[] {
  return onceEach(statements.filter(({ effect }) => effect === 'Allow'));
}
