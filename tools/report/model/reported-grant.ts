import type { StatementGrant } from '../../template-access/grants/grants';
import { isWithin, locationText } from '../../template-access/template/location';
import type { Finding } from '../../template-access/rules/finding';
import { targetTables } from '../../template-access/grants/target';
import { shown } from '../../template-access/template/template-text';
import { attributeWords } from '../words/attribute-words';
import { fromWords, untilWords } from '../words/limits-words';
import { otherConditions } from '../words/other-conditions';
import type { ClaimsByTag } from '../words/policy-variables';
import { rowWords, type RowWords } from '../words/row-words';
import type { ReportedGrant, SourceLine } from './access-report';
import { grantedData, targetParts, targetWords, type GrantedData } from './grant-target';

export interface GrantContext {
  readonly claims: ClaimsByTag;
  readonly findings: readonly Finding[];
  readonly why: readonly SourceLine[];
}

/** A grant for the report; its effect is `limit` in a permissions boundary. */
export function reportedGrant(
  grant: StatementGrant,
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
    parts: targetParts(target),
    tables: grantedData(grant) === 'nothing' ? [] : targetTables(target),
    actions: grant.actions.patterns.map((one) => shown(one).replace(/^dynamodb:/i, '')),
    allBut: grant.actions.except,
    areWide: isFound('WildcardAction'),
    ...(effect === 'deny' ? denied(grant, claims) : allowed(grant, claims)),
    statement: statementName(grant),
    why,
  };
}

/** Only a grant on items has rows and attributes; otherwise such conditions are among the other conditions. */
function allowed(grant: StatementGrant, claims: ClaimsByTag) {
  const { conditions } = grant.statement;
  const data = grantedData(grant);
  const rows = data === 'items' ? rowWords(conditions, grant.actions, claims) : ROWS[data];
  return {
    rowScope: rows.scope,
    rows: rows.detail,
    attributes: data === 'items' ? attributeWords(conditions, claims) : '',
    until: untilWords(conditions),
    from: fromWords(conditions),
    conditions: otherConditions(
      conditions,
      data === 'items' ? ['limits', 'items'] : ['limits'],
      claims,
    ),
  };
}

const ROWS: Readonly<Record<Exclude<GrantedData, 'items'>, RowWords>> = {
  changes: { scope: 'stream records', detail: 'stream records of all items' },
  nothing: { scope: '', detail: 'none: stream actions have no effect on a table' },
  other: { scope: '', detail: '' },
};

/** The conditions of a Deny define when it applies, so all of them are listed. */
function denied({ statement: { conditions } }: StatementGrant, claims: ClaimsByTag) {
  return {
    rowScope: '',
    rows: '',
    attributes: '',
    until: '',
    from: '',
    conditions: otherConditions(conditions, [], claims),
  };
}

/** The Sid, which is stable when the statement moves; otherwise the position. */
function statementName({ statement: { at, sid } }: StatementGrant): string {
  return sid === undefined ? locationText(at) : `${at.resource}: ${shown(sid)}`;
}
