import { grantsOf, servicesOf } from '../../grants';
import type { PolicyStatement } from '../../statement';
import { tablesOf } from '../../targets';
import type { TemplateAccess } from '../../template-access';

/** Whether a statement is about tables: those of the template, or any elsewhere. */
export function reachesTables(statement: PolicyStatement, access: TemplateAccess): boolean {
  return grantsOf([statement], access).grants.some(({ target }) =>
    servicesOf(target).includes('dynamodb'),
  );
}

/** The tables of the template that statements allow something on, or may. */
export function tablesReached(
  statements: readonly PolicyStatement[],
  access: TemplateAccess,
): readonly string[] {
  const allowed = statements.filter(({ effect }) => effect === 'Allow');
  const reached = grantsOf(allowed, access).grants.flatMap(({ target }) => tablesOf(target));
  return [...new Set(reached)];
}
