import type { TemplateIdentityPool } from '../../../template-access/identity-pools/template-identity-pool';
import { coversAction } from '../../../template-access/policies/selected-actions';
import type { Principal } from '../../../template-access/principals/principal';
import type { TemplateText } from '../../../template-access/template/template-text';

/** Whether any statement of the trust policy allows a principal to set session tags. */
function mayTagSession({ trust }: Principal, name: TemplateText): boolean {
  return trust.some(
    ({ effect, actions, principals }) =>
      effect === 'Allow' &&
      !actions.except &&
      actions.patterns.some((one) => coversAction(one, 'sts:TagSession')) &&
      principals?.named.some((one) => one.name === name) === true,
  );
}

/** Principals other than identity pools choose their session tags themselves. */
export function tagSessionNotes(role: Principal, name: TemplateText): readonly string[] {
  return mayTagSession(role, name)
    ? ['The trusted entity can set session tags (sts:TagSession)']
    : [];
}

/** Source: Cognito Developer Guide, Using attributes for access control. */
export function missingTagSession(
  role: Principal,
  name: TemplateText,
  pools: readonly TemplateIdentityPool[],
): readonly string[] {
  const tagging = mayTagSession(role, name)
    ? []
    : pools.filter((one) => one.principalTags.length > 0);
  return tagging.map(
    ({ id }) =>
      `⚠ ${id} cannot assume the role: it sets session tags, and the trust policy does not allow sts:TagSession`,
  );
}
