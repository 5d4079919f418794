import type { IdentityPool } from '../../template-access/identity-pools/identity-pool';
import { covers } from '../../template-access/policies/patterns';
import type { Principal } from '../../template-access/principals/principal';
import type { TemplateText } from '../../template-access/template/template-text';

const TAGS = 'sts:tagsession';

/** Whether a role's trust lets one whom it names tag sessions, by whichever statement. */
function mayTag({ trust }: Principal, name: TemplateText): boolean {
  return trust.some(
    ({ effect, actions, principals }) =>
      effect === 'Allow' &&
      !actions.except &&
      actions.patterns.some((one) => covers(one.toLowerCase(), TAGS)) &&
      principals?.named.some((one) => one.name === name) === true,
  );
}

/** Of whoever is no identity pool: the tags of its sessions are its own to choose. */
export function tagsOfSession(role: Principal, name: TemplateText): readonly string[] {
  return mayTag(role, name) ? ['may tag its sessions'] : [];
}

/** Source: Cognito Developer Guide, Using attributes for access control. */
export function missingTags(
  role: Principal,
  name: TemplateText,
  pools: readonly IdentityPool[],
): readonly string[] {
  const tagging = mayTag(role, name) ? [] : pools.filter((one) => one.principalTags.length > 0);
  return tagging.map(
    ({ id }) =>
      `⚠ refused from ${id}, which tags sessions, for want of sts:TagSession in the trust`,
  );
}
