import { basename } from 'node:path';
import { locationText } from '../../template-access/template/location';
import { assumableRoles } from '../../template-access/principals/assumable-roles';
import type { Principal } from '../../template-access/principals/principal';
import { grantsOfResourcePolicies } from '../../template-access/grants/resource-grants';
import type { Finding } from '../../template-access/rules/finding';
import type { TemplateAccess } from '../../template-access/template-access';
import { isAwsManagedPolicy } from '../../template-access/policies/aws-managed-policies';
import { shown } from '../../template-access/template/template-text';
import { UNKNOWN_CONDITION } from '../words/other-conditions';
import { printable } from '../words/printable';
import type {
  AccessReport,
  ReportedFinding,
  ReportedGrant,
  ReportedPrincipal,
  ReportedUnresolved,
} from './access-report';
import { isListed, policiesElsewhere } from './listed-principals';
import {
  claimsByTag,
  NO_SOURCE_MAP,
  type Acknowledged,
  type ReportContext,
  type SourceMap,
} from './report-context';
import { reportedPrincipal } from './reported-principal';
import { reportedTable } from './reported-table';
import { resourcePolicyPrincipals } from './resource-policy-principals';

/** The input of a report. */
export interface ReportSubject {
  readonly title: string;
  /** The file, as the user entered it. */
  readonly source: string;
  readonly access: TemplateAccess;
  readonly findings: readonly Finding[];
  /** @default - no source lines, for a template without a stage file */
  readonly sourceMap?: SourceMap;
  /** The reasons for which the stage file accepts findings, by rule. @default - none */
  readonly acknowledged?: Acknowledged;
}

/** The access report of a template. */
export function buildAccessReport(subject: ReportSubject): AccessReport {
  const { title, source, access } = subject;
  const context = contextOf(subject);
  const { listed, others } = principalsOf(context);
  const principals = [...listed, ...resourcePolicyPrincipals(context)];
  return printable({
    title,
    source: basename(source),
    tables: access.tables.map((table) => reportedTable(table, principals, context)),
    principals,
    withoutAccess: others.map(({ id }) => id),
    findings: findingsOf(context),
    unresolved: [
      ...access.unresolved.map(({ at, what }) => ({ at: locationText(at), what })),
      ...access.principals.flatMap(unresolvedPolicies),
      ...principals.flatMap(unresolvedConditions),
    ],
  });
}

function contextOf({
  access,
  findings,
  sourceMap = NO_SOURCE_MAP,
  acknowledged = {},
}: ReportSubject): ReportContext {
  return {
    access,
    findings,
    sourceMap,
    acknowledged,
    claims: claimsByTag(access.identityPools),
    resourceGrants: grantsOfResourcePolicies(access),
  };
}

function principalsOf(context: ReportContext) {
  const own = context.access.principals.map((principal) => ({
    principal,
    reported: reportedPrincipal(principal, context),
  }));
  const reaching = own.filter(({ reported }) => reported.grants.some(isAllow));
  const all = own.map(({ principal, reported }) => {
    const roles = assumableRoles(principal, context.access.principals);
    const assumes = reaching.filter((one) => roles.includes(one.principal));
    const known = { ...reported, assumes: assumes.map((one) => one.reported.id) };
    return { reported: known, listed: isListed(principal, known, context) };
  });
  return {
    listed: all.filter(({ listed }) => listed).map(({ reported }) => reported),
    others: all.filter(({ listed }) => !listed).map(({ reported }) => reported),
  };
}

function isAllow({ effect }: ReportedGrant): boolean {
  return effect === 'allow';
}

function findingsOf({
  findings,
  sourceMap,
  acknowledged,
}: ReportContext): readonly ReportedFinding[] {
  return findings.map(({ at, ...finding }) => ({
    ...finding,
    at: locationText(at),
    acknowledged: finding.severity === 'high' ? undefined : acknowledged[finding.rule],
    why: sourceMap.linesOf(at),
  }));
}

function unresolvedPolicies(principal: Principal): ReportedUnresolved[] {
  return policiesElsewhere(principal).map((arn) => ({
    at: principal.id,
    what: isAwsManagedPolicy(arn)
      ? `statements of AWS managed policy ${shown(arn)}, which is not known`
      : `statements of policy ${shown(arn)}, not in this template`,
  }));
}

function unresolvedConditions({ id, admitted, grants }: ReportedPrincipal): ReportedUnresolved[] {
  const conditions = [...admitted, ...grants].flatMap((one) => one.conditions);
  return [...new Set(conditions)]
    .filter((one) => one.startsWith(UNKNOWN_CONDITION))
    .map((one) => ({ at: id, what: `unknown condition ${one.slice(UNKNOWN_CONDITION.length)}` }));
}
