import { isWithin, locationText } from '../template-access/template/location';
import type { Finding } from '../template-access/rules/finding';
import type { Grant } from '../template-access/grants/grants';
import { targetTables, type Target } from '../template-access/grants/target';
import { shown, unknownParts, type TemplateText } from '../template-access/template/template-text';
import type { Cause, ReportedGrant } from './access-report';
import { actedOn, type ActedOn } from './acted-on';
import { attributeWords } from './words/attribute-words';
import { fromWords, untilWords } from './words/limits-words';
import type { ClaimsByTag } from './words/policy-variables';
import { remainingWords } from './words/remaining-words';
import { rowWords, type RowWords } from './words/row-words';

export interface GrantContext {
  readonly claims: ClaimsByTag;
  readonly findings: readonly Finding[];
  readonly why: readonly Cause[];
}

/** What a grant says, in words; `limit` for what a permissions boundary allows at most. */
export function reportedGrant(
  grant: Grant,
  effect: ReportedGrant['effect'],
  { claims, findings, why }: GrantContext,
): ReportedGrant {
  const { statement, target } = grant;
  const isFound = (rule: string) =>
    findings.some((one) => one.rule === rule && isWithin(one.at, statement.at));
  return {
    effect,
    on: targetWords(target),
    isWide: target.kind === 'unknown' || (target.kind === 'pattern' && isFound('WildcardResource')),
    parts: partsOf(target),
    tables: actedOn(grant) === 'nothing' ? [] : targetTables(target),
    actions: grant.actions.patterns.map((one) => shown(one).replace(/^dynamodb:/i, '')),
    allBut: grant.actions.except,
    areWide: isFound('WildcardAction'),
    ...(effect === 'deny' ? denied(grant, claims) : allowed(grant, claims)),
    statement: statementName(grant),
    why,
  };
}

/** What is about items has rows and attributes; otherwise conditions on them are told as conditions. */
function allowed(grant: Grant, claims: ClaimsByTag) {
  const { conditions } = grant.statement;
  const about = actedOn(grant);
  const rows = about === 'items' ? rowWords(conditions, claims) : ROWS[about];
  return {
    rowScope: rows.scope,
    rows: rows.detail,
    attributes: about === 'items' ? attributeWords(conditions, claims) : '',
    until: untilWords(conditions),
    from: fromWords(conditions),
    conditions: remainingWords(
      conditions,
      about === 'items' ? ['limits', 'items'] : ['limits'],
      claims,
    ),
  };
}

const ROWS: Readonly<Record<Exclude<ActedOn, 'items'>, RowWords>> = {
  changes: { scope: 'changes of rows', detail: 'changes of every row, from the stream' },
  nothing: { scope: '', detail: 'none: these are actions on streams, and this is no stream' },
  other: { scope: '', detail: '' },
};

/** A denial holds where its conditions do, so they are told as conditions. */
function denied({ statement: { conditions } }: Grant, claims: ClaimsByTag) {
  return {
    rowScope: '',
    rows: '',
    attributes: '',
    until: '',
    from: '',
    conditions: remainingWords(conditions, [], claims),
  };
}

function targetWords(target: Target): string {
  switch (target.kind) {
    case 'table':
      return target.table;
    case 'key':
      return `key ${target.key}`;
    case 'account':
      return 'the account, in its region';
    case 'elsewhere':
      return target.arn.startsWith('arn:')
        ? `${shown(target.arn)}, not in this template`
        : `"${shown(target.arn)}", which is no ARN`;
    case 'unknown':
      return unknownWords(target);
    default:
      if (target.except) return exceptWords(target.pattern);
      return target.pattern === '*' ? 'every resource' : shown(target.pattern);
  }
}

/** What is written without anything unknown may be a table whose name is unknown: of one's own, or of a variable. */
function unknownWords({ pattern, tables }: Extract<Target, { kind: 'unknown' }>): string {
  const isOpen = unknownParts(pattern).length > 0 || tables.length === 0;
  return isOpen ? shown(pattern) : `${shown(pattern)}, which may be ${tables.join(' or ')}`;
}

/** What is named to the letter is kept out alone, and not what is below it. */
function exceptWords(pattern: TemplateText): string {
  return `everything but ${shown(pattern)}${/[*?]/.test(pattern) ? '' : ' itself'}`;
}

/** What of a table, where it is not the table alone. */
function partsOf(target: Target): readonly string[] {
  if (target.kind !== 'table') return [];
  const { parts } = target;
  return parts.length === 1 && parts[0] === '' ? [] : parts.map(partWords);
}

function partWords(part: string): string {
  if (part === '') return 'table';
  const [kind = '', ...name] = part.split('/');
  const rest = shown(name.join('/'));
  if (kind === 'stream') return 'stream';
  if (kind === '*') return 'everything below';
  return rest === '*' ? `every ${kind}` : `${kind} ${rest}`.trim();
}

/** By its Sid, which stays where it moves. */
function statementName({ statement: { at, sid } }: Grant): string {
  return sid === undefined ? locationText(at) : `${at.resource}: ${shown(sid)}`;
}
