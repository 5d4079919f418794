import type { Principal } from '../../template-access/principals/principal';
import type { ResourceGrant } from '../../template-access/grants/resource-grants';
import type { TemplateAccess } from '../../template-access/template-access';
import { shown } from '../../template-access/template/template-text';
import { principalWords } from '../words/principal-words';
import type { ReportedGrant, ReportedPrincipal } from './access-report';
import type { ReportContext } from './report-context';
import { reportedGrant } from './reported-grant';
import { unlimitedTrust } from './trust/unlimited-trust';

/** The grants of resource-based policies to a principal of the template. */
export function resourceGrantsTo(
  { arn, inTemplate }: Principal,
  { resourceGrants }: Pick<ReportContext, 'resourceGrants'>,
): readonly ResourceGrant[] {
  return inTemplate ? resourceGrants.filter(({ name }) => name === arn) : [];
}

/** Principals outside the template that resource-based policies name. */
export function resourcePolicyPrincipals(context: ReportContext): readonly ReportedPrincipal[] {
  const { access, resourceGrants } = context;
  const arns = access.principals.filter(({ inTemplate }) => inTemplate).map(({ arn }) => arn);
  const outside = resourceGrants.filter(({ name }) => !arns.includes(name));
  const named = outside.map((grant) => ({ grant, who: nameOf(grant, access) }));
  return [...new Set(named.map(({ who }) => who))].map((who) => {
    const grants = named.filter((one) => one.who === who).map(({ grant }) => grant);
    return outsidePrincipal(who, grants, context);
  });
}

function nameOf(
  { kind, name, except, grant: { statement } }: ResourceGrant,
  { principals }: TemplateAccess,
): string {
  const conditions = statement.effect === 'Allow' ? statement.conditions : [];
  return `${except ? 'EVERYONE except ' : ''}${principalWords(kind, name, principals, conditions)}`;
}

function outsidePrincipal(
  who: string,
  grants: readonly ResourceGrant[],
  context: ReportContext,
): ReportedPrincipal {
  return {
    id: who,
    kind: 'outside',
    title: 'Named in resource-based policies',
    admitted: [unlimitedTrust(who)],
    session: 'determined by the principal',
    grants: grants.map((one) => reportedResourceGrant(one, context)),
    assumes: [],
    notKnown: [],
    otherActions: [],
    notes: [],
    why: [],
  };
}

/** A grant of a resource-based policy for the report. */
export function reportedResourceGrant(
  { grant, replica }: ResourceGrant,
  { findings, claims, sourceMap }: ReportContext,
): ReportedGrant {
  const effect = grant.statement.effect === 'Deny' ? 'deny' : 'allow';
  const why = sourceMap.linesOf(grant.statement.at);
  const reported = reportedGrant(grant, effect, { claims, findings, why });
  if (replica === undefined) return reported;
  const only = `only the replica in ${shown(replica)}`;
  return { ...reported, conditions: [only, ...reported.conditions] };
}
