import { validationError } from '../validation-error';
import { isSameTool } from '../../connectors/trusted-tool';
import type { Rule } from './rule';

/** A tool does not write into the table that it reads from. */
export const sourceAndDestination: Rule = ({ connectors = {} }) => {
  const all = Object.entries(connectors);
  const sources = all.filter(([, connector]) => connector?.purpose === 'source');
  return all.flatMap(([id, connector]) =>
    connector?.purpose !== 'destination'
      ? []
      : (connector.tables ?? []).flatMap((table, position) => {
          const source = sources.find(
            ([, other]) =>
              isSameTool(connector.trust, other?.trust) && other?.tables?.includes(table),
          );
          if (!source || table === undefined) return [];
          return [
            validationError(
              ['connectors', id, 'tables', position],
              table,
              `another table than ${source[0]} reads from, connectors.${source[0]}, which trusts the same tool`,
              'name another table, or keep one of the two connectors; a destination may read too',
            ),
          ];
        }),
  );
};
