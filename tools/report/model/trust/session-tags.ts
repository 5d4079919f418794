import type { IdentityPool } from '../../../template-access/identity-pools/identity-pool';
import { covers } from '../../../template-access/policies/patterns';
import type { Principal } from '../../../template-access/principals/principal';
import type { TemplateText } from '../../../template-access/template/template-text';

const TAG_SESSION = 'sts:tagsession';

/** Whether any statement of the trust policy lets a principal tag its sessions. */
function mayTagSession({ trust }: Principal, name: TemplateText): boolean {
  return trust.some(
    ({ effect, actions, principals }) =>
      effect === 'Allow' &&
      !actions.except &&
      actions.patterns.some((one) => covers(one.toLowerCase(), TAG_SESSION)) &&
      principals?.named.some((one) => one.name === name) === true,
  );
}

/** For a principal that is no identity pool: it chooses its session tags itself. */
export function tagSessionNotes(role: Principal, name: TemplateText): readonly string[] {
  return mayTagSession(role, name) ? ['may tag its sessions'] : [];
}

/** Source: Cognito Developer Guide, Using attributes for access control. */
export function missingTagSession(
  role: Principal,
  name: TemplateText,
  pools: readonly IdentityPool[],
): readonly string[] {
  const tagging = mayTagSession(role, name)
    ? []
    : pools.filter((one) => one.principalTags.length > 0);
  return tagging.map(
    ({ id }) =>
      `⚠ refused from ${id}, which tags sessions, for want of sts:TagSession in the trust`,
  );
}
