import type { TemplateIdentityPool } from '../../identity-pools/template-identity-pool';
import type { PolicyStatement } from '../../policies/policy-statement';
import type { Principal } from '../../principals/principal';
import type { TemplateAccess } from '../../template-access';

/**
 * The statements of a principal that are about the same users: those of the authenticated role's policies and the other
 * ones, for the role of a group, which has both because it replaces that role; otherwise all statements.
 */
export function scopesOf(
  { arn, statements, trust }: Principal,
  { identityPools, principals }: Pick<TemplateAccess, 'identityPools' | 'principals'>,
): readonly (readonly PolicyStatement[])[] {
  const pool = identityPools.find(
    (one) => isByToken(one) && isTrusted(one, trust) && !assigns(one, arn),
  );
  if (!pool) return [statements];
  const shared = new Set(
    principals
      .filter((one) => assigns(pool, one.arn))
      .flatMap((one) => one.statements.map(({ at }) => at.resource)),
  );
  const isShared = ({ at }: PolicyStatement) => shared.has(at.resource);
  return [statements.filter(isShared), statements.filter((one) => !isShared(one))];
}

/** Whether tokens name the roles of groups. */
function isByToken({ mappings }: TemplateIdentityPool): boolean {
  return mappings.some(({ type }) => type === 'Token');
}

function isTrusted({ name }: TemplateIdentityPool, trust: readonly PolicyStatement[]): boolean {
  return trust.some(({ conditions }) => conditions.some(({ values }) => values.includes(name)));
}

function assigns({ attachments }: TemplateIdentityPool, arn: Principal['arn']): boolean {
  return attachments.some(({ role }) => role === arn);
}
