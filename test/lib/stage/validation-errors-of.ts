import { validateStage } from '../../../lib/stage/validate-stage';
import type { Path } from '../../../lib/stage/validation-error';

/** A problem as a person reads it. */
export type Told = readonly [path: Path, received: string, expected: string, fix: string];

/** Everything that is wrong with a stage file. */
export function validationErrorsOf(input: unknown): Told[] {
  const result = validateStage(input);
  return result.ok
    ? []
    : result.errors.map(({ path, received, expected, fix }) => [path, received, expected, fix]);
}

/** The paths of everything that is wrong with a stage file, with dots. */
export function faultyPaths(input: unknown): string[] {
  return validationErrorsOf(input).map(([path]) => path.join('.'));
}
