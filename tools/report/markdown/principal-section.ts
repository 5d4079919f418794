import type { ReportedGrant, ReportedPrincipal, ReportedTrust } from '../model/access-report';
import { actionTexts, onText } from '../words/grant-texts';
import { assumesWords, noGrantsWords } from '../words/reached-by-words';
import { ENTITIES } from '../words/trusted-entities';
import { escapedMarkdown, table } from './markdown-text';
import { sourceLinks } from './source-links';

/** One principal: who can assume it, for how long, and its permissions; one block of lines per part. */
export function principalSection(principal: ReportedPrincipal): string[][] {
  const { id, kind, title, admitted, grants } = principal;
  const trust = table([ENTITIES[kind], ...TRUST_COLUMNS], admitted.map(trustRow));
  return [
    [
      id === title
        ? `### ${escapedMarkdown(id)}`
        : `### ${escapedMarkdown(id)}: ${escapedMarkdown(title)}`,
    ],
    // The heading of a principal outside the template says all that is known.
    ...(kind === 'outside' ? [] : [trust, notes(principal)]),
    grants.length === 0
      ? [escapedMarkdown(noGrantsWords(principal))]
      : table(GRANT_COLUMNS, grants.map(grantRow)),
  ];
}

const TRUST_COLUMNS = ['Valid until', 'Source network', 'Conditions'];
const GRANT_COLUMNS = [
  'Effect',
  'Resource',
  'Actions',
  'Items',
  'Conditions',
  'Statement',
  'Source',
];

function notes(principal: ReportedPrincipal): string[] {
  const { admitted, session, notes, otherActions, why } = principal;
  const assumes = assumesWords(principal);
  return [
    `- Session duration: ${escapedMarkdown(session)}`,
    ...(assumes === undefined ? [] : [`- ${escapedMarkdown(assumes)}`]),
    ...[...new Set(admitted.flatMap((one) => one.notes)), ...notes].map(
      (note) => `- ${escapedMarkdown(note)}`,
    ),
    ...(otherActions.length > 0
      ? [`- Other actions: ${escapedMarkdown(otherActions.join(', '))}`]
      : []),
    ...(why.length > 0 ? [`- Source: ${sourceLinks(why)}`] : []),
  ];
}

function trustRow({ who, until, from, conditions }: ReportedTrust): string[] {
  return [who, until, from, conditions.join('; ') || '–'].map(escapedMarkdown);
}

const EFFECTS: Readonly<Record<ReportedGrant['effect'], string>> = {
  allow: 'Allow',
  deny: '**Deny**',
  limit: 'Boundary',
};

function grantRow(grant: ReportedGrant): string[] {
  const { effect, parts, rows, statement } = grant;
  const on = onText(grant);
  return [
    EFFECTS[effect],
    escapedMarkdown(parts.length === 0 ? on : `${on}: ${parts.join(', ')}`),
    escapedMarkdown(actionTexts(grant).join(', ')),
    escapedMarkdown(rows || '–'),
    escapedMarkdown(limitsOf(grant)),
    escapedMarkdown(statement),
    sourceLinks(grant.why) || '–',
  ];
}

/** All conditions of a grant, including attributes, expiration and source network. */
function limitsOf({ effect, attributes, until, from, conditions }: ReportedGrant): string {
  if (effect === 'deny') return conditions.length === 0 ? 'always' : conditions.join('; ');
  const limits = [
    ...(attributes === 'all' || attributes === '' ? [] : [`attributes: ${attributes}`]),
    ...(until === 'no expiration' || until === '' ? [] : [`until ${until}`]),
    ...(from === 'anywhere' || from === '' ? [] : [`from ${from}`]),
    ...conditions,
  ];
  return limits.join('; ') || 'none';
}
