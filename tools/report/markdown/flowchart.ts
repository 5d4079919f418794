import type {
  AccessReport,
  ReportedGrant,
  ReportedPrincipal,
  ReportedTable,
} from '../model/access-report';
import { actionsInShort, onText } from '../words/grant-texts';
import { inShort } from '../words/reached-by-words';
import { tableNameWords } from '../words/table-words';
import { label, nodeId } from './mermaid-text';

/** Mermaid's defaults of maxEdges and maxTextSize. Source: Mermaid, configuration schema. */
const MOST_EDGES = 500;
const MOST_CHARACTERS = 50_000;

/** The report as a Mermaid flowchart: trusted entities, principals, and the tables that they can access. */
export function flowchart({ principals, tables }: AccessReport): string[] {
  const direct = principals.filter((one) => edgesOf(one).length > 0);
  const reaching = principals.filter(
    (one) =>
      direct.includes(one) || one.assumes.some((id) => direct.some((role) => role.id === id)),
  );
  if (tables.length + reaching.length === 0) {
    const isKnown = principals.every(({ notKnown }) => notKnown.length === 0);
    return [isKnown ? 'No principal has access to a table.' : 'No access to a table is known.'];
  }
  const lines = [
    '```mermaid',
    'flowchart LR',
    ...reaching.flatMap((one) => principalLines(one, reaching)),
    ...tables.map(tableLine),
    ...[...new Set(reaching.flatMap(otherTargets))],
    ...reaching.flatMap(edgeLines),
    ...reaching.flatMap((one) => assumptionLines(one, direct)),
    ...tables.flatMap(notKnownLines),
    '```',
  ];
  const arrows = lines.filter((line) => /-->|-\.->/.test(line)).length;
  if (arrows <= MOST_EDGES && lines.join('\n').length <= MOST_CHARACTERS) return lines;
  return [
    `Diagram omitted: it has ${arrows} edges; Mermaid draws up to ${MOST_EDGES} edges and ${MOST_CHARACTERS} characters.`,
  ];
}

const principalNode = ({ id }: ReportedPrincipal) => nodeId('principal', id);
const tableNode = (id: string) => nodeId('table', id);
const otherNode = (on: string) => nodeId('on', on);

/** A principal and its trusted entities, without those that have an arrow of their own. */
function principalLines(
  principal: ReportedPrincipal,
  reaching: readonly ReportedPrincipal[],
): string[] {
  const { id, kind, admitted } = principal;
  const node = principalNode(principal);
  if (kind === 'outside') return [`  ${node}["${label([id])}"]`];
  return [
    `  ${node}(["${label([id])}"])`,
    ...admitted
      .filter(
        ({ who }) => !reaching.some((one) => assumes(one, id) && who === `${one.kind} ${one.id}`),
      )
      .map(({ who }, position) => `  ${node}_${position}["${label([who])}"] --> ${node}`),
  ];
}

/** A role whose trust policy names a principal has that principal among its trusted entities too. */
function assumptionLines(
  principal: ReportedPrincipal,
  roles: readonly ReportedPrincipal[],
): string[] {
  return roles
    .filter(({ id }) => principal.assumes.includes(id))
    .map(
      (role) =>
        `  ${principalNode(principal)} -- "${label(['assumes'])}" --> ${principalNode(role)}`,
    );
}

/** One node for all access to a table that is not read. */
function notKnownLines({ id, notKnown }: ReportedTable): string[] {
  if (notKnown.length === 0) return [];
  const node = nodeId('unread', id);
  const text = label(['not known:', ...inShort(notKnown, MOST_NAMED)]);
  return [`  ${node}["${text}"] -.-> ${tableNode(id)}`];
}

/** Longer labels hide the rest of a diagram. */
const MOST_NAMED = 3;

function assumes(principal: ReportedPrincipal, role: string): boolean {
  return principal.assumes.includes(role);
}

function tableLine({ id, ...table }: ReportedTable): string {
  const name = tableNameWords(table);
  return `  ${tableNode(id)}[("${label([id, ...(name === undefined ? [] : [name])])}")]`;
}

/** The Allow grants on tables. */
function edgesOf({ grants }: ReportedPrincipal): readonly ReportedGrant[] {
  return grants.filter(({ effect, rowScope }) => effect === 'allow' && rowScope !== '');
}

/** One edge per table, with one line per grant. */
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

/** Targets other than a single table of the template, and the tables that they cover. */
function otherTargets(principal: ReportedPrincipal): string[] {
  return edgesOf(principal)
    .filter(({ on, tables }) => !(tables.length === 1 && tables[0] === on))
    .flatMap((grant) => [
      `  ${otherNode(grant.on)}{{"${label([onText(grant)])}"}}`,
      ...grant.tables.map((id) => `  ${otherNode(grant.on)} --> ${tableNode(id)}`),
    ]);
}
