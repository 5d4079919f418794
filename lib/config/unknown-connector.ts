import { closest } from 'fastest-levenshtein';
import { problem, type Problem } from './problem';
import type { Stage } from './schema/stage-schema';

/** What to tell a person who names a connector that the stage does not have. */
export function unknownConnector({ connectors }: Stage, name: string, option: string): Problem {
  const known = Object.keys(connectors);
  return known.length === 0
    ? problem(
        [option],
        name,
        'a connector, and the stage has none',
        'add it under "connectors", or name another stage with --stage',
      )
    : problem(
        [option],
        name,
        `a connector of the stage: ${known.join(', ')}`,
        `write ${closest(name, known)}, or name another stage with --stage`,
      );
}
