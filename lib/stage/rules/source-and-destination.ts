import { WRITES } from '../../connectors/connector-actions';
import type { PartialTrust } from '../../connectors/connector-trust';
import { isSameTool, toolGroup } from '../../connectors/same-tool';
import { connectorTrust } from '../schema/trust-schema';
import { or, remove, together } from '../fix';
import { conflict, type Path, type ValidationError } from '../validation-error';
import type { PartialConnector, Rule } from './rule';

/** A connector that trusts a known tool. */
interface Consumer {
  readonly id: string;
  readonly connector: PartialConnector;
  readonly trust: PartialTrust;
}

/** A tool does not write to a table that it reads from. */
export const sourceAndDestinationRule: Rule = ({ connectors = {} }) => {
  const consumers = Object.entries(connectors).flatMap(([id, connector]): Consumer[] => {
    const trust = connectorTrust(connector?.trust);
    return connector && trust ? [{ id, connector, trust }] : [];
  });
  const sources = grouped(consumers.filter(({ connector }) => writes(connector) === false));
  return consumers
    .filter(({ connector }) => writes(connector) === true)
    .flatMap((destination) =>
      readByItself(destination, sources.get(toolGroup(destination.trust)) ?? []),
    );
};

/** Whether a connector writes; undefined without a valid purpose. */
function writes({ purpose }: PartialConnector): boolean | undefined {
  return purpose === undefined ? undefined : WRITES[purpose];
}

/** Sources by tool; without the groups, the time would grow with the square of the connectors. */
function grouped(sources: readonly Consumer[]): ReadonlyMap<string | undefined, Consumer[]> {
  const groups = new Map<string | undefined, Consumer[]>();
  for (const source of sources) {
    const group = toolGroup(source.trust);
    const others = groups.get(group);
    if (others) others.push(source);
    else groups.set(group, [source]);
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
    if (table === undefined) return [];
    const readers = ofSameTool.filter((one) => one.connector.tables?.includes(table));
    if (readers.length === 0) return [];
    return [readFrom(readers, table, ['connectors', id, 'tables', position])];
  });
}

function readFrom(readers: readonly Consumer[], table: string, path: Path): ValidationError {
  const names = readers.map(({ id }) => `connectors.${id}`).join(', ');
  return conflict(
    path,
    table,
    `a table that the same tool does not read through ${names}`,
    or(
      together(
        `remove ${names}; a destination can also read`,
        readers.map(({ id }) => remove(['connectors', id])),
      ),
      'name another table',
    ),
  );
}
