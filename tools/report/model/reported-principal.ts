import {
  grantsOf,
  type StatementGrant,
  type WithoutEffect,
} from '../../template-access/grants/grants';
import { groupBy } from '../../template-access/grouping';
import type { PolicyStatement } from '../../template-access/policies/policy-statement';
import type { Principal } from '../../template-access/principals/principal';
import { shown } from '../../template-access/template/template-text';
import type { ReportedGrant, ReportedPrincipal, ReportedTrust } from './access-report';
import { managedPolicyNotes } from './managed-policy-notes';
import { collapsedGrants } from './collapsed-grants';
import type { ReportContext } from './report-context';
import { itemsReturnedByWrites } from './items-returned-by-writes';
import { LEADING_KEYS } from '../../../lib/aws/condition-keys';
import { holdsWithoutKey, requiresKey } from '../../template-access/policies/key-presence';
import { matchesNothing } from '../../template-access/rules/unsatisfiable-rows';
import { reportedGrant } from './reported-grant';
import { reportedResourceGrant, resourceGrantsTo } from './resource-policy-principals';
import { sessionDuration } from './session-duration';
import { reportedTrust } from './trust/reported-trust';
import { unreadAccessOf } from './unread-access';

/** Who can assume a principal of the template, for how long, and its permissions. */
export function reportedPrincipal(principal: Principal, context: ReportContext): ReportedPrincipal {
  const { access, claims, sourceMap } = context;
  const { grants, otherActions, withoutEffect } = grantsOf(principal.statements, access);
  const managed = grantsOf(managedStatements(principal), access);
  const boundary = grantsOf(principal.boundary?.statements ?? [], access);
  const ofResources = resourceGrantsTo(principal, context);
  const admitted = reportedTrust(principal, access, claims);
  return {
    id: idOf(principal),
    kind: principal.kind === 'unattached policy' ? 'policy' : principal.kind,
    title: titleOf(principal, admitted),
    admitted,
    session: sessionDuration(principal, access),
    grants: collapsedGrants([
      ...grants.map((grant) => identityPolicyGrant(principal, grant, 'allow', context)),
      ...managed.grants.map((grant) => managedPolicyGrant(grant, context)),
      ...boundary.grants.map((grant) => identityPolicyGrant(principal, grant, 'limit', context)),
      ...ofResources.map((grant) => reportedResourceGrant(grant, context)),
    ]),
    assumes: [],
    notKnown: unreadAccessOf(principal, access),
    otherActions: [...new Set([...otherActions, ...managed.otherActions])].map(shown),
    notes: [
      ...notesOf(principal),
      ...withoutEffectNotes(withoutEffect),
      ...itemsReturnedByWrites(
        [...grants, ...managed.grants, ...ofResources.map(({ grant }) => grant)],
        access.tables,
      ),
    ],
    why: sourceMap.linesOf(principal.at),
  };
}

/** The name of a principal outside the template can equal a logical ID. */
function idOf({ id, kind, inTemplate }: Principal): string {
  return inTemplate || kind === 'unattached policy' ? id : `${id}, not in this template`;
}

function managedStatements({ externalManagedPolicies }: Principal): readonly PolicyStatement[] {
  return externalManagedPolicies.flatMap(({ statements }) => statements ?? []);
}

/** A grant of an AWS managed policy, which names no table of the template, so that its patterns are too broad. */
function managedPolicyGrant(
  grant: StatementGrant,
  { claims, findings }: Pick<ReportContext, 'claims' | 'findings'>,
): ReportedGrant {
  const effect = grant.statement.effect === 'Deny' ? 'deny' : 'allow';
  const reported = reportedGrant(grant, effect, { claims, findings, why: [] });
  const isWide = effect === 'allow' && grant.target.kind !== 'account';
  return { ...reported, isWide, areWide: isWide };
}

function withoutEffectNotes(all: readonly WithoutEffect[]): readonly string[] {
  return groupBy(all, ({ table }) => table).map((same) => {
    const [first] = same;
    const actions = [...new Set(same.flatMap((one) => one.actions))].map(shown);
    return `Without effect on ${first?.table ?? ''}: ${actions.join(', ')}, which ${actions.length === 1 ? 'needs' : 'need'} the ARN of a stream`;
  });
}

function identityPolicyGrant(
  principal: Principal,
  grant: StatementGrant,
  allows: 'allow' | 'limit',
  { access, claims, sourceMap, findings }: ReportContext,
): ReportedGrant {
  const effect = grant.statement.effect === 'Deny' ? 'deny' : allows;
  const why = sourceMap.linesOfGrant(principal, grant);
  const reported = reportedGrant(grant, effect, { claims, findings, why });
  return effect === 'allow' && matchesNothing(grant.statement, principal, access)
    ? withoutItems(reported, principal, grant.statement)
    : reported;
}

/** UnsatisfiableRows has the cause. Without a guard, requests without a partition key stay allowed. */
function withoutItems(
  reported: ReportedGrant,
  { id }: Principal,
  { conditions }: PolicyStatement,
): ReportedGrant {
  const isGuarded =
    requiresKey(conditions, LEADING_KEYS) || !conditions.some((one) => holdsWithoutKey(one));
  return {
    ...reported,
    rowScope: isGuarded ? 'no items' : 'some items',
    rows: `no item matches, because sessions of ${id} have no such value${reported.rows === 'all' ? '' : `: ${reported.rows}`}`,
  };
}

const TITLES: Readonly<Record<Principal['kind'], (trust: readonly ReportedTrust[]) => string>> = {
  role: roleTitle,
  user: () => 'IAM user',
  group: () => 'IAM group',
  'unattached policy': () => 'Unattached policy',
};

function titleOf({ kind }: Principal, trust: readonly ReportedTrust[]): string {
  return TITLES[kind](trust);
}

/** Without the identity pool or the pods, which the trust policy's row has. */
const SHORT_TITLE =
  /^(members of groups? [^:]+|(authenticated and )?(un)?authenticated identities|Amazon EKS Pod Identity)/;

/** Describes the first statement of the trust policy. */
function roleTitle([first]: readonly ReportedTrust[]): string {
  const who = first?.who ?? 'no trusted entity';
  const [title] = SHORT_TITLE.exec(who) ?? [who];
  return title.charAt(0).toUpperCase() + title.slice(1);
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
      : 'its statements are listed below';
  return [
    ...(boundary ? [`Permissions boundary ${shown(boundary.arn)}: ${limit}`] : []),
    ...managedPolicyNotes(externalManagedPolicies),
    ...(kind === 'user' && members.length > 0 ? [`Groups: ${members.join(', ')}`] : []),
  ];
}
