import { join } from 'node:path';
import { analyzeTemplate } from '../../../../tools/template-access/analyze-template';
import type { AccessReport, ReportedGrant } from '../../../../tools/report/model/access-report';
import { readTemplate } from '../../../../tools/report/template/read-template';
import { actionTexts, onText } from '../../../../tools/report/words/grant-texts';
import { reportOfTemplate } from '../../../../tools/report/report-of-template';

/** The report of one of these fixtures. */
export function reportOf(file: string): AccessReport {
  return reportOfTemplate(join(__dirname, file));
}

/** `identity pool | unauthenticated identities | classic flow | role mappings | session tags` */
export function poolLines(file: string): string[] {
  const { identityPools } = analyzeTemplate(readTemplate(join(__dirname, file)));
  return identityPools.map(({ id, allowsUnauthenticated, classicFlow, mappings, principalTags }) =>
    line(
      id,
      allowsUnauthenticated ? 'guests' : 'no guests',
      `classic flow ${classicFlow}`,
      mappings
        .map(({ type, refusesOthers }) => `${type}${refusesOthers ? ', else refused' : ''}`)
        .join('; ') || 'no mapping',
      principalTags.map(({ tag, claim }) => `${tag} = ${claim}`).join(', ') || 'no tags',
    ),
  );
}

/** `table | name | key | encryption` */
export function tableLines({ tables }: AccessReport): string[] {
  return tables.map(({ id, name, key, encryption }) =>
    line(id, name ?? 'no name of its own', key, encryption),
  );
}

/** `principal | trusted entity | expiration, source network and other conditions` */
export function trustLines({ principals }: AccessReport): string[] {
  return principals
    .filter(({ kind }) => kind !== 'outside')
    .flatMap(({ id, admitted }) =>
      admitted.map(({ who, until, from, conditions, notes }) =>
        line(id, who, all([until, from].filter(isLimit).concat(conditions, notes))),
      ),
    );
}

/** `principal | session` */
export function sessionLines({ principals }: AccessReport): string[] {
  return principals
    .filter(({ kind }) => kind !== 'outside')
    .map(({ id, session }) => line(id, session));
}

/** `principal | effect | resource | actions | items | attributes and conditions` */
export function grantLines({ principals }: AccessReport): string[] {
  return principals.flatMap(({ id, grants }) =>
    grants.map((grant) => {
      const { effect, rows, attributes, until, from, conditions } = grant;
      const limits = [attributes === 'all' ? '' : attributes, until, from].filter(isLimit);
      return line(
        id,
        effect,
        onWhat(grant),
        actionTexts(grant).join(', '),
        rows || '–',
        all([...limits, ...conditions]),
      );
    }),
  );
}

/** With the tables that it covers, if it does not name a table. */
function onWhat(grant: ReportedGrant): string {
  const { parts, tables } = grant;
  const on = onText(grant);
  if (parts.length > 0) return `${on}: ${parts.join(', ')}`;
  return tables.length === 0 || tables[0] === grant.on ? on : `${on} (${tables.join(', ')})`;
}

/** `principal | what limits all of it, or may add to it` */
export function noteLines({ principals }: AccessReport): string[] {
  return principals.flatMap(({ id, notes }) => notes.map((note) => line(id, note)));
}

/** `location | unresolved` */
export function unresolvedLines({ unresolved }: AccessReport): string[] {
  return unresolved.map(({ at, what }) => line(at, what));
}

const isLimit = (text: string) => !['', 'no expiration', 'anywhere'].includes(text);
const all = (texts: readonly string[]) => texts.join('; ') || 'none';
const line = (...cells: readonly string[]) => cells.join(' | ');
