import type { ReportedGrant, ReportedPrincipal, ReportedTrust } from '../model/access-report';
import { actionTexts, onText } from '../words/grant-texts';
import { escaped, table } from './markdown-text';
import { sourceLinks } from './source-links';

/** One principal: who can use it, for how long, and what it grants; each part a block of lines. */
export function principalSection(principal: ReportedPrincipal): string[][] {
  const { id, kind, title, admitted, grants } = principal;
  const trust = table(['who gets in', 'until', 'from', 'if'], admitted.map(trustRow));
  return [
    [id === title ? `### ${escaped(id)}` : `### ${escaped(id)}: ${escaped(title)}`],
    // The heading names a principal outside the template in full.
    ...(kind === 'outside' ? [] : [trust, notes(principal)]),
    grants.length === 0
      ? ['No table, and no key.']
      : table(['', 'on', 'actions', 'rows', 'limits', 'statement', 'why'], grants.map(grantRow)),
  ];
}

function notes({ admitted, session, notes, otherActions, why }: ReportedPrincipal): string[] {
  return [
    `- Session: ${escaped(session)}`,
    ...[...new Set(admitted.flatMap((one) => one.notes)), ...notes].map(
      (note) => `- ${escaped(note)}`,
    ),
    ...(otherActions.length > 0 ? [`- Beside tables: ${escaped(otherActions.join(', '))}`] : []),
    ...(why.length > 0 ? [`- Why: ${sourceLinks(why)}`] : []),
  ];
}

function trustRow({ who, until, from, conditions }: ReportedTrust): string[] {
  return [who, until, from, conditions.join('; ') || '–'].map(escaped);
}

const EFFECTS: Readonly<Record<ReportedGrant['effect'], string>> = {
  allow: 'may',
  deny: '**may not**',
  limit: 'at most',
};

function grantRow(grant: ReportedGrant): string[] {
  const { effect, parts, rows, statement } = grant;
  const on = onText(grant);
  return [
    EFFECTS[effect],
    escaped(parts.length === 0 ? on : `${on}: ${parts.join(', ')}`),
    escaped(actionTexts(grant).join(', ')),
    escaped(rows || '–'),
    escaped(limitsOf(grant)),
    escaped(statement),
    sourceLinks(grant.why) || '–',
  ];
}

/** The limits and conditions of a grant; of a denial, where it applies. */
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
