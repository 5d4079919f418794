import { closest } from 'fastest-levenshtein';
import { unknownReference, type ValidationError } from '../lib/stage/validation-error';
import type { StageConfig } from '../lib/stage/schema/stage-schema';

/** The error of a command whose argument names a connector that the stage does not define. */
export function unknownConnector(
  { connectors }: StageConfig,
  name: string,
  option: string,
): ValidationError {
  const known = Object.keys(connectors);
  return known.length === 0
    ? unknownReference(
        [option],
        name,
        'a connector of the stage, which has none',
        'add it to "connectors", or name another stage with --stage',
      )
    : unknownReference(
        [option],
        name,
        `a connector of the stage: ${known.join(', ')}`,
        `use ${closest(name, known)}, or name another stage with --stage`,
      );
}
