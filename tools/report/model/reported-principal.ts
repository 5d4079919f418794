import { grantsOf, type Grant } from '../../template-access/grants/grants';
import type { Principal } from '../../template-access/principals/principal';
import { shown } from '../../template-access/template/template-text';
import type { ReportedGrant, ReportedPrincipal, ReportedTrust } from './access-report';
import type { ReportContext } from './report-context';
import { reportedGrant } from './reported-grant';
import { resourcePolicyGrants } from './resource-policy-principals';
import { sessionDuration } from './session-duration';
import { reportedTrust } from './trust/reported-trust';

/** Who can use a principal of the template, for how long, and what it grants. */
export function reportedPrincipal(principal: Principal, context: ReportContext): ReportedPrincipal {
  const { access, claims, sourceMap } = context;
  const { grants, otherActions } = grantsOf(principal.statements, access);
  const boundary = grantsOf(principal.boundary?.statements ?? [], access);
  const admitted = reportedTrust(principal, access, claims);
  return {
    id: idOf(principal),
    kind: principal.kind === 'unattached policy' ? 'policy' : principal.kind,
    title: titleOf(principal, admitted),
    admitted,
    session: sessionDuration(principal, access),
    grants: [
      ...grants.map((grant) => identityPolicyGrant(principal, grant, 'allow', context)),
      ...boundary.grants.map((grant) => identityPolicyGrant(principal, grant, 'limit', context)),
      ...resourcePolicyGrants(principal, context),
    ],
    otherActions: otherActions.map(shown),
    notes: notesOf(principal),
    why: sourceMap.linesOf(principal.at),
  };
}

/** A principal outside the template may have the name of one of its logical IDs. */
function idOf({ id, kind, inTemplate }: Principal): string {
  return inTemplate || kind === 'unattached policy' ? id : `${id}, not in this template`;
}

function identityPolicyGrant(
  principal: Principal,
  grant: Grant,
  allows: 'allow' | 'limit',
  { claims, sourceMap, findings }: ReportContext,
): ReportedGrant {
  const effect = grant.statement.effect === 'Deny' ? 'deny' : allows;
  const why = sourceMap.linesOfGrant(principal, grant);
  return reportedGrant(grant, effect, { claims, findings, why });
}

const TITLES: Readonly<Record<Principal['kind'], (trust: readonly ReportedTrust[]) => string>> = {
  role: roleTitle,
  user: () => 'IAM user',
  group: () => 'IAM group',
  'unattached policy': () => 'Policy that nobody in the template has',
};

function titleOf({ kind }: Principal, trust: readonly ReportedTrust[]): string {
  return TITLES[kind](trust);
}

/** The beginning of the first way to assume it. */
function roleTitle([first]: readonly ReportedTrust[]): string {
  const who = first?.who ?? '';
  if (who.startsWith('users signed in')) return 'Signed-in users';
  if (who.startsWith('guests')) return 'Guests';
  return who === '' ? 'Nobody' : who.charAt(0).toUpperCase() + who.slice(1);
}

function notesOf({
  boundary,
  externalManagedPolicies,
  kind,
  members,
}: Principal): readonly string[] {
  const limit =
    boundary?.statements === undefined
      ? 'its statements are not in this template'
      : 'its statements are the limits below';
  return [
    ...(boundary ? [`limited by the permissions boundary ${shown(boundary.arn)}: ${limit}`] : []),
    ...externalManagedPolicies.map(
      ({ arn }) =>
        `has the managed policy ${shown(arn)}, whose statements are not in this template`,
    ),
    ...(kind === 'user' && members.length > 0 ? [`in the groups ${members.join(', ')}`] : []),
  ];
}
