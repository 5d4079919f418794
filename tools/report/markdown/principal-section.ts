import type { Admission, ReportedGrant, ReportedPrincipal } from '../access-report';
import { actionTexts, onText } from '../words/grant-texts';
import { escaped } from './escaped';
import type { Why } from './markdown-of';
import { table } from './table';

/** One principal: who gets in, for how long, and what it may do; each part a block of lines. */
export function principalSection(principal: ReportedPrincipal, why: Why): string[][] {
  const { id, kind, title, admitted, session, grants, notes, otherActions } = principal;
  const causes = why(principal.why);
  const facts = [
    `- Session: ${escaped(session)}`,
    ...[...new Set(admitted.flatMap((one) => one.notes)), ...notes].map(
      (note) => `- ${escaped(note)}`,
    ),
    ...(otherActions.length > 0 ? [`- Beside tables: ${escaped(otherActions.join(', '))}`] : []),
    ...(causes === '' ? [] : [`- Why: ${causes}`]),
  ];
  return [
    [id === title ? `### ${escaped(id)}` : `### ${escaped(id)}: ${escaped(title)}`],
    // Of an outsider the heading says all.
    ...(kind === 'outside'
      ? []
      : [table(['who gets in', 'until', 'from', 'if'], admitted.map(admissionRow)), facts]),
    grants.length === 0
      ? ['No table, and no key.']
      : table(
          ['', 'on', 'actions', 'rows', 'limits', 'statement', 'why'],
          grants.map((grant) => grantRow(grant, why)),
        ),
  ];
}

function admissionRow({ who, until, from, conditions }: Admission): string[] {
  return [who, until, from, conditions.join('; ') || '–'].map(escaped);
}

const EFFECTS: Readonly<Record<ReportedGrant['effect'], string>> = {
  allow: 'may',
  deny: '**may not**',
  limit: 'at most',
};

function grantRow(grant: ReportedGrant, why: Why): string[] {
  const { effect, parts, rows, statement } = grant;
  const on = onText(grant);
  return [
    EFFECTS[effect],
    escaped(parts.length === 0 ? on : `${on}: ${parts.join(', ')}`),
    escaped(actionTexts(grant).join(', ')),
    escaped(rows || '–'),
    escaped(limitsOf(grant)),
    escaped(statement),
    why(grant.why) || '–',
  ];
}

/** What is not without limit, and whatever else must hold. */
function limitsOf({ effect, attributes, until, from, conditions }: ReportedGrant): string {
  if (effect === 'deny')
    return conditions.length === 0 ? 'always' : `where ${conditions.join('; ')}`;
  const limits = [
    ...(attributes === 'all' || attributes === '' ? [] : [`attributes: ${attributes}`]),
    ...(until === 'no end' || until === '' ? [] : [`until ${until}`]),
    ...(from === 'anywhere' || from === '' ? [] : [`from ${from}`]),
    ...conditions,
  ];
  return limits.join('; ') || 'none';
}
