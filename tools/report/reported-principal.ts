import { grantsOf, type Grant } from '../template-access/grants/grants';
import type { Principal } from '../template-access/principals/principal';
import { shown } from '../template-access/template/template-text';
import type { Admission, ReportedGrant, ReportedPrincipal } from './access-report';
import { admissionsOf } from './trust/reported-trust';
import { grantsByResource, type Telling } from './outsiders';
import { reportedGrant } from './reported-grant';
import { sessionWords } from './sessions';

/** Who gets in as a principal of the template, for how long, and what it may do. */
export function reportedPrincipal(principal: Principal, telling: Telling): ReportedPrincipal {
  const { access, claims, causes } = telling;
  const { grants, otherActions } = grantsOf(principal.statements, access);
  const boundary = grantsOf(principal.boundary?.statements ?? [], access);
  const admitted = admissionsOf(principal, access, claims);
  return {
    id: idOf(principal),
    kind: principal.kind === 'unattached policy' ? 'policy' : principal.kind,
    title: titleOf(principal, admitted),
    admitted,
    session: sessionWords(principal, access),
    grants: [
      ...grants.map((grant) => told(principal, grant, undefined, telling)),
      ...boundary.grants.map((grant) => told(principal, grant, 'limit', telling)),
      ...grantsByResource(principal, telling),
    ],
    otherActions: otherActions.map(shown),
    notes: notesOf(principal),
    why: causes.of(principal.at),
  };
}

/** A stranger may have the name of a logical ID of the template, and is not that resource. */
function idOf({ id, kind, inTemplate }: Principal): string {
  return inTemplate || kind === 'unattached policy' ? id : `${id}, not in this template`;
}

function told(
  principal: Principal,
  grant: Grant,
  allows: 'limit' | undefined,
  { claims, causes, findings }: Telling,
): ReportedGrant {
  const effect = grant.statement.effect === 'Deny' ? 'deny' : (allows ?? 'allow');
  return reportedGrant(grant, effect, { claims, findings, why: causes.ofGrant(principal, grant) });
}

const KINDS: Readonly<Record<Principal['kind'], string>> = {
  role: 'Role',
  user: 'IAM user',
  group: 'IAM group',
  'unattached policy': 'Policy that nobody in the template has',
};

/** Who it is for, in a few words: the beginning of the first way in. */
function titleOf({ kind }: Principal, [first]: readonly Admission[]): string {
  const who = first?.who ?? '';
  if (kind !== 'role') return KINDS[kind];
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
