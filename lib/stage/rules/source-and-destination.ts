import type { PartialTrust } from '../../connectors/connector-trust';
import { isSameTool, toolGroup } from '../../connectors/same-tool';
import { connectorTrust } from '../schema/trust-schema';
import { or, remove } from '../fix';
import { conflict, type Path, type ValidationError } from '../validation-error';
import type { PartialConnector, Rule } from './rule';

/** A connector that trusts a known tool. */
interface Consumer {
  readonly id: string;
  readonly connector: PartialConnector;
  readonly trust: PartialTrust;
}

/** A tool does not write to a table that it reads from. */
export const sourceAndDestination: Rule = ({ connectors = {} }) => {
  const consumers = Object.entries(connectors).flatMap(([id, connector]): Consumer[] => {
    const trust = connectorTrust(connector?.trust);
    return connector && trust ? [{ id, connector, trust }] : [];
  });
  const sources = grouped(consumers.filter(({ connector }) => connector.purpose === 'source'));
  return consumers
    .filter(({ connector }) => connector.purpose === 'destination')
    .flatMap((destination) =>
      readByItself(destination, sources.get(toolGroup(destination.trust)) ?? []),
    );
};

/** Sources by tool; without the groups, the time would grow with the square of the connectors. */
function grouped(sources: readonly Consumer[]): ReadonlyMap<string | undefined, Consumer[]> {
  const groups = new Map<string | undefined, Consumer[]>();
  for (const source of sources) {
    const group = toolGroup(source.trust);
    const others = groups.get(group);
    if (others) others.push(source);
    else if (group !== undefined) groups.set(group, [source]);
  }
  return groups;
}

/** An error for each table of a destination that a source of the same tool reads. */
function readByItself(
  { id, connector, trust }: Consumer,
  sources: readonly Consumer[],
): ValidationError[] {
  const ofSameTool = sources.filter((source) => isSameTool(source.trust, trust));
  return (connector.tables ?? []).flatMap((table, position) => {
    const source = ofSameTool.find((one) => one.connector.tables?.includes(table));
    if (source === undefined || table === undefined) return [];
    return [readFrom(source.id, table, ['connectors', id, 'tables', position])];
  });
}

function readFrom(source: string, table: string, path: Path): ValidationError {
  return conflict(
    path,
    table,
    `tables that connectors.${source} does not read, because it trusts the same tool`,
    or(
      remove(['connectors', source], `remove connectors.${source}; a destination can also read`),
      'name another table',
    ),
  );
}
