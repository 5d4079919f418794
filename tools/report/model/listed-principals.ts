import { isWithin } from '../../template-access/template/location';
import { isKnownNotToReachTables } from '../../template-access/policies/aws-managed-policies';
import type { Principal } from '../../template-access/principals/principal';
import type { Finding } from '../../template-access/rules/finding';
import type { TemplateAccess } from '../../template-access/template-access';
import type { TemplateText } from '../../template-access/template/template-text';
import type { ReportedPrincipal } from './access-report';
import type { ReportContext } from './report-context';

/** Whether a report lists a principal in full, and not only among those without access. */
export function isListed(
  principal: Principal,
  { grants }: ReportedPrincipal,
  { access, findings }: ReportContext,
): boolean {
  return (
    grants.length > 0 ||
    isAttached(principal.arn, access) ||
    mayReachData(principal) ||
    reachesIndirectly(principal, findings)
  );
}

/** Reviewers look for the roles of an identity pool, whatever these grant. */
function isAttached(arn: TemplateText, { identityPools }: TemplateAccess): boolean {
  return identityPools.some(({ attachments }) => attachments.some(({ role }) => role === arn));
}

/** Policies, groups or a transform from outside the template may grant more than it says. */
function mayReachData(principal: Principal): boolean {
  const { kind, inTemplate, members, accessKeys, hasTransform } = principal;
  return (
    hasTransform ||
    policiesElsewhere(principal).length > 0 ||
    principal.boundary?.statements !== undefined ||
    (kind === 'user' && members.length > 0) ||
    (!inTemplate && accessKeys.length > 0)
  );
}

/** The rule finds ways to the data that name no table. */
function reachesIndirectly({ statements }: Principal, findings: readonly Finding[]): boolean {
  return findings.some(
    ({ rule, at }) => rule === 'IndirectAccess' && statements.some((one) => isWithin(at, one.at)),
  );
}

/** The policies of a principal whose statements are not in the template, except those of AWS that reach no table. */
export function policiesElsewhere({
  externalManagedPolicies,
  boundary,
}: Principal): readonly TemplateText[] {
  const limits = boundary && boundary.statements === undefined ? [boundary.arn] : [];
  return [...externalManagedPolicies.map(({ arn }) => arn), ...limits].filter(
    (arn) => !isKnownNotToReachTables(arn),
  );
}
