import { basename } from 'node:path';
import type { Finding } from '../template-access/rules/finding';
import { isWithin, locationText } from '../template-access/template/location';
import { isKnownNotToReachTables } from '../template-access/policies/aws-managed-policies';
import type { Principal } from '../template-access/principals/principal';
import { grantsOfResourcePolicies } from '../template-access/grants/resource-grants';
import type { Table } from '../template-access/tables/tables';
import type { TemplateAccess } from '../template-access/template-access';
import { isLiteral, shown, type TemplateText } from '../template-access/template/template-text';
import type {
  AccessReport,
  ReportedGrant,
  ReportedPrincipal,
  ReportedTable,
  ReportedUnresolved,
} from './access-report';
import { NO_CAUSES, type Causes } from './causes';
import { claimsOf } from './claims';
import { outsidersOf, type Telling } from './outsiders';
import { printable } from './printable';
import { reportedPrincipal } from './reported-principal';
import { NO_WORDS } from './words/remaining-words';
import { encryptionWords } from './words/encryption-words';

/** What a report is about. */
export interface Subject {
  readonly title: string;
  /** The file, as a person named it. */
  readonly source: string;
  readonly access: TemplateAccess;
  readonly findings: readonly Finding[];
  /** What in the stage file caused what. @default - nothing, as for templates of others */
  readonly causes?: Causes;
}

/** The access report of a template. */
export function accessReportOf(subject: Subject): AccessReport {
  const { title, source, access, findings, causes = NO_CAUSES } = subject;
  const telling: Telling = {
    access,
    findings,
    causes,
    claims: claimsOf(access.identityPools),
    resourceGrants: grantsOfResourcePolicies(access),
  };
  const all = access.principals.map((one) => reportedPrincipal(one, telling));
  const handedOut = access.principals.map(({ arn }) => isHandedOut(arn, access));
  const reaching = all.filter(({ grants }, position) => {
    const principal = access.principals[position];
    return (
      grants.length > 0 ||
      handedOut[position] === true ||
      (principal !== undefined &&
        (mayReachData(principal) || reachesIndirectly(principal, findings)))
    );
  });
  const principals = [...reaching, ...outsidersOf(telling)];
  return printable({
    title,
    source: basename(source),
    tables: access.tables.map((table) => reportedTable(table, principals, telling)),
    principals,
    withoutAccess: all.filter((one) => !reaching.includes(one)).map(({ id }) => id),
    findings: findings.map(({ at, ...finding }) => ({
      ...finding,
      at: locationText(at),
      why: causes.of(at),
    })),
    unresolved: [
      ...access.unresolved.map(({ at, what }) => ({ at: locationText(at), what })),
      ...access.principals.flatMap(policiesElsewhere),
      ...principals.flatMap(withoutWords),
    ],
  });
}

/** Whoever has policies, or is in groups, or is a user of elsewhere with a key from here; and whoever gets more on deployment. */
function mayReachData(principal: Principal): boolean {
  const { kind, inTemplate, members, accessKeys, hasTransform } = principal;
  return (
    hasTransform ||
    policiesElsewhereOf(principal).length > 0 ||
    principal.boundary?.statements !== undefined ||
    (kind === 'user' && members.length > 0) ||
    (!inTemplate && accessKeys.length > 0)
  );
}

/** By a way that names no table, which a rule has found. */
function reachesIndirectly({ statements }: Principal, findings: readonly Finding[]): boolean {
  return findings.some(
    ({ rule, at }) => rule === 'IndirectAccess' && statements.some((one) => isWithin(at, one.at)),
  );
}

/** Whoever an identity pool hands out is told too, because a reviewer looks for them. */
function isHandedOut(arn: TemplateText, { identityPools }: TemplateAccess): boolean {
  return identityPools.some(({ attachments }) => attachments.some(({ role }) => role === arn));
}

function reportedTable(
  { id, at, name, partitionKey, sortKey, keys }: Table,
  principals: readonly ReportedPrincipal[],
  { access, causes }: Telling,
): ReportedTable {
  const attributes = [partitionKey, sortKey].filter((one) => one !== undefined).map(shown);
  return {
    id,
    name: isLiteral(name) ? name : undefined,
    key: attributes.join(' and ') || 'unknown',
    encryption: encryptionWords(keys, access.keys),
    reachedBy: principals.filter(({ grants }) => allows(grants, id)).map((one) => one.id),
    why: causes.of(at),
  };
}

function allows(grants: readonly ReportedGrant[], table: string): boolean {
  return grants.some(({ effect, tables }) => effect === 'allow' && tables.includes(table));
}

function policiesElsewhere(principal: Principal): ReportedUnresolved[] {
  return policiesElsewhereOf(principal).map((arn) => ({
    at: principal.id,
    what: `the statements of the policy ${shown(arn)}`,
  }));
}

function policiesElsewhereOf({
  externalManagedPolicies,
  boundary,
}: Principal): readonly TemplateText[] {
  const limits = boundary && boundary.statements === undefined ? [boundary.arn] : [];
  return [...externalManagedPolicies.map(({ arn }) => arn), ...limits].filter(
    (arn) => !isKnownNotToReachTables(arn),
  );
}

function withoutWords({ id, admitted, grants }: ReportedPrincipal): ReportedUnresolved[] {
  const conditions = [...admitted, ...grants].flatMap((one) => one.conditions);
  return [...new Set(conditions)]
    .filter((one) => one.startsWith(NO_WORDS))
    .map((one) => ({ at: id, what: `what the condition ${one.slice(NO_WORDS.length)} means` }));
}
