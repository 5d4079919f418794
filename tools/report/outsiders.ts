import type { ResourceGrant } from '../template-access/grants/resource-grants';
import type { Principal } from '../template-access/principals/principal';
import { shown } from '../template-access/template/template-text';
import type { TemplateAccess } from '../template-access/template-access';
import type { ReportedGrant, ReportedPrincipal } from './access-report';
import type { Finding } from '../template-access/rules/finding';
import type { Causes } from './causes';
import { reportedGrant } from './reported-grant';
import type { ClaimsByTag } from './words/policy-variables';
import { principalWords } from './words/principal-words';

/** What is needed to tell grants in words. */
export interface Telling {
  readonly access: TemplateAccess;
  readonly findings: readonly Finding[];
  readonly claims: ClaimsByTag;
  readonly causes: Causes;
  /** By the policies on tables, streams and keys. */
  readonly resourceGrants: readonly ResourceGrant[];
}

/** What the policies on tables, streams and keys give to a principal of the template. */
export function grantsByResource(
  { arn, inTemplate }: Principal,
  telling: Telling,
): readonly ReportedGrant[] {
  if (!inTemplate) return [];
  return telling.resourceGrants.filter(({ name }) => name === arn).map((one) => told(one, telling));
}

/** Whoever the policies on tables, streams and keys name, and the template has no role or user for. */
export function outsidersOf(telling: Telling): readonly ReportedPrincipal[] {
  const { access, resourceGrants } = telling;
  const arns = access.principals.filter(({ inTemplate }) => inTemplate).map(({ arn }) => arn);
  const outside = resourceGrants.filter(({ name }) => !arns.includes(name));
  const named = outside.map((grant) => ({ grant, who: whoIs(grant, access) }));
  return [...new Set(named.map(({ who }) => who))].map((who) => {
    const grants = named.filter((one) => one.who === who).map(({ grant }) => grant);
    return outsider(who, grants, telling);
  });
}

function whoIs(
  { kind, name, except, grant: { statement } }: ResourceGrant,
  { principals }: TemplateAccess,
): string {
  const conditions = statement.effect === 'Allow' ? statement.conditions : [];
  return `${except ? 'EVERYBODY but ' : ''}${principalWords(kind, name, principals, conditions)}`;
}

function outsider(
  who: string,
  grants: readonly ResourceGrant[],
  telling: Telling,
): ReportedPrincipal {
  return {
    id: who,
    kind: 'outside',
    title: 'Named by policies of tables, streams and keys',
    admitted: [{ who, until: 'no end', from: 'anywhere', conditions: [], notes: [] }],
    session: 'theirs',
    grants: grants.map((one) => told(one, telling)),
    otherActions: [],
    notes: [],
    why: [],
  };
}

function told(
  { grant, replica }: ResourceGrant,
  { findings, claims, causes }: Telling,
): ReportedGrant {
  const effect = grant.statement.effect === 'Deny' ? 'deny' : 'allow';
  const why = causes.of(grant.statement.at);
  const reported = reportedGrant(grant, effect, { claims, findings, why });
  if (replica === undefined) return reported;
  const only = `at the replica in ${shown(replica)} only`;
  return { ...reported, conditions: [only, ...reported.conditions] };
}
