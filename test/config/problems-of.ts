import { checkStage } from '../../lib/config/check-stage';
import type { Path } from '../../lib/config/problem';

/** A problem as a person reads it. */
export type Told = readonly [path: Path, received: string, expected: string, fix: string];

/** Everything that is wrong with a stage file. */
export function problemsOf(input: unknown): Told[] {
  const result = checkStage(input);
  return result.ok
    ? []
    : result.problems.map(({ path, received, expected, fix }) => [path, received, expected, fix]);
}

/** The paths of everything that is wrong with a stage file, with dots. */
export function faultyPaths(input: unknown): string[] {
  return problemsOf(input).map(([path]) => path.join('.'));
}
