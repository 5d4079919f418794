import type { AccessReport, ReportedGrant, ReportedPrincipal } from '../access-report';
import { actionsInShort, onText } from '../words/grant-texts';
import { label, nodeId } from './mermaid-text';

/** What Mermaid draws at most, by its defaults maxEdges and maxTextSize. Source: Mermaid, configuration schema. */
const MOST_EDGES = 500;
const MOST_CHARACTERS = 50_000;

/** The report as a flowchart of Mermaid: who gets in, as which role or user, and what that may do on which table. */
export function pictureOf({ principals, tables }: AccessReport): string[] {
  const reaching = principals.filter((one) => edgesOf(one).length > 0);
  const edges = reaching.flatMap(edgeLines);
  const lines = [
    '```mermaid',
    'flowchart LR',
    ...reaching.flatMap(principalLines),
    ...tables.map(
      ({ id, name }) =>
        `  ${tableNode(id)}[("${label([id, ...(name === undefined ? [] : [name])])}")]`,
    ),
    ...[...new Set(reaching.flatMap(otherTargets))],
    ...edges,
    '```',
  ];
  const arrows = lines.filter((line) => line.includes('-->')).length;
  if (arrows > MOST_EDGES || lines.join('\n').length > MOST_CHARACTERS) {
    return [
      `The picture is left out: it would have ${arrows} edges; Mermaid draws ${MOST_EDGES}, and ${MOST_CHARACTERS} characters.`,
    ];
  }
  return tables.length + reaching.length === 0 ? ['Nobody reaches a table.'] : lines;
}

const principalNode = ({ id }: ReportedPrincipal) => nodeId('principal', id);
const tableNode = (id: string) => nodeId('table', id);
const otherNode = (on: string) => nodeId('on', on);

/** Who gets in, and what it becomes; outsiders become nothing. */
function principalLines(principal: ReportedPrincipal): string[] {
  const { id, kind, admitted } = principal;
  const node = principalNode(principal);
  if (kind === 'outside') return [`  ${node}["${label([id])}"]`];
  return [
    `  ${node}(["${label([id])}"])`,
    ...admitted.map(({ who }, position) => `  ${node}_${position}["${label([who])}"] --> ${node}`),
  ];
}

/** The grants that allow something on tables, by what they are on. */
function edgesOf({ grants }: ReportedPrincipal): readonly ReportedGrant[] {
  return grants.filter(({ effect, rowScope }) => effect === 'allow' && rowScope !== '');
}

/** One edge for each table, with a line for each grant on it. */
function edgeLines(principal: ReportedPrincipal): string[] {
  const grants = edgesOf(principal);
  return [...new Set(grants.map(({ on }) => on))].map((on) => {
    const own = grants.filter((grant) => grant.on === on);
    const text = label(
      own.flatMap((grant) => [
        ...(grant.parts.length === 0 ? [] : [`${grant.parts.join(', ')}:`]),
        ...actionsInShort(grant),
        grant.rowScope,
      ]),
    );
    const isTable = own.some(({ tables }) => tables.length === 1 && tables[0] === on);
    return `  ${principalNode(principal)} -- "${text}" --> ${isTable ? tableNode(on) : otherNode(on)}`;
  });
}

/** What is no table of the template, and the tables that it covers. */
function otherTargets(principal: ReportedPrincipal): string[] {
  return edgesOf(principal)
    .filter(({ on, tables }) => !(tables.length === 1 && tables[0] === on))
    .flatMap((grant) => [
      `  ${otherNode(grant.on)}{{"${label([onText(grant)])}"}}`,
      ...grant.tables.map((id) => `  ${otherNode(grant.on)} --> ${tableNode(id)}`),
    ]);
}
