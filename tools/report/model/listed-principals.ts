import { isWithin } from '../../template-access/template/location';
import { isKnownNotToReachTables } from '../../template-access/policies/aws-managed-policies';
import type { Principal } from '../../template-access/principals/principal';
import type { Finding } from '../../template-access/rules/finding';
import type { TemplateAccess } from '../../template-access/template-access';
import type { TemplateText } from '../../template-access/template/template-text';
import type { ReportedPrincipal } from './access-report';
import type { ReportContext } from './report-context';

/** Whether a report has a section for a principal, or only lists it as one without access. */
export function isListed(
  principal: Principal,
  { grants, assumes, notKnown }: ReportedPrincipal,
  { access, findings }: ReportContext,
): boolean {
  return (
    grants.length + assumes.length + notKnown.length > 0 ||
    isAttached(principal.arn, access) ||
    mayReachData(principal) ||
    reachesIndirectly(principal, findings)
  );
}

/** A report lists every role of an identity pool, because reviewers look for them. */
function isAttached(arn: TemplateText, { identityPools }: TemplateAccess): boolean {
  return identityPools.some(({ attachments }) => attachments.some(({ role }) => role === arn));
}

/** Policies, groups or transforms outside the template can grant more access. */
function mayReachData(principal: Principal): boolean {
  const { kind, inTemplate, members, accessKeys, hasTransform } = principal;
  return (
    hasTransform ||
    policiesElsewhere(principal).length > 0 ||
    principal.externalManagedPolicies.some(({ statements }) => statements?.length !== 0) ||
    principal.boundary?.statements !== undefined ||
    (kind === 'user' && members.length > 0) ||
    (!inTemplate && accessKeys.length > 0)
  );
}

/** The rules that find access that names no table. */
const INDIRECT: readonly string[] = ['IdentityPoolAdministration', 'IndirectAccess'];

function reachesIndirectly({ statements }: Principal, findings: readonly Finding[]): boolean {
  return findings.some(
    ({ rule, at }) => INDIRECT.includes(rule) && statements.some((one) => isWithin(at, one.at)),
  );
}

/** Policies with statements outside the template, except AWS managed policies with known statements. */
export function policiesElsewhere({
  externalManagedPolicies,
  boundary,
}: Principal): readonly TemplateText[] {
  const limits = boundary && boundary.statements === undefined ? [boundary.arn] : [];
  const unknown = externalManagedPolicies.filter(({ statements }) => statements === undefined);
  return [...unknown.map(({ arn }) => arn), ...limits].filter(
    (arn) => !isKnownNotToReachTables(arn),
  );
}
