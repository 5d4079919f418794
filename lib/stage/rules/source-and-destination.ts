import { isSameTool } from '../../connectors/same-tool';
import { connectorTrust } from '../schema/trust-schema';
import { conflict, type Path, type ValidationError } from '../validation-error';
import type { PartialConnector, Rule } from './rule';

/** A tool does not write to a table that it reads from. */
export const sourceAndDestination: Rule = ({ connectors = {} }) =>
  Object.entries(connectors).flatMap(([id, connector]) => {
    if (connector?.purpose !== 'destination') return [];
    const sources = Object.entries(connectors).filter(([, other]) =>
      isSourceOfSameTool(other, connector),
    );
    return (connector.tables ?? []).flatMap((table, position) => {
      const source = sources.find(([, other]) => other?.tables?.includes(table));
      if (source === undefined || table === undefined) return [];
      return [readFrom(source[0], table, ['connectors', id, 'tables', position])];
    });
  });

/** Whether a connector is a source of the tool that a destination trusts. */
function isSourceOfSameTool(
  source: PartialConnector | undefined,
  destination: PartialConnector,
): boolean {
  const [one, other] = [connectorTrust(source?.trust), connectorTrust(destination.trust)];
  if (source?.purpose !== 'source' || one === undefined || other === undefined) return false;
  return isSameTool(one, other);
}

function readFrom(source: string, table: string, path: Path): ValidationError {
  return conflict(
    path,
    table,
    `tables that connectors.${source} does not read, because it trusts the same tool`,
    `name another table, or remove connectors.${source}; a destination can also read`,
  );
}
