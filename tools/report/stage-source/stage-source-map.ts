import type { ParsedJson } from '../../../lib/stage/parse-json';
import type { StageConfig } from '../../../lib/stage/schema/stage-schema';
import type { Path } from '../../../lib/stage/validation-error';
import type { SourceLine } from '../model/access-report';
import type { SourceMap } from '../model/report-context';
import { pathsOfGrant } from './grant-paths';
import { pathsOfResource } from './resource-paths';

/** Maps resources and grants of a stage's template to the keys of the stage file that define them. */
export function stageSourceMap(stage: StageConfig, file: ParsedJson): SourceMap {
  const linesOf = (paths: readonly Path[]): readonly SourceLine[] =>
    paths
      .filter((path) => isIn(file.value, path))
      .map((path) => ({ path: path.join('.'), line: file.positionOf(path).line }));
  return {
    linesOf: ({ resource }) => linesOf(pathsOfResource(stage, resource)),
    linesOfGrant: ({ id }, grant) => linesOf(pathsOfGrant(stage, id, grant)),
  };
}

function isIn(value: unknown, [key, ...rest]: Path): boolean {
  if (key === undefined) return true;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return false;
  return isIn((value as Record<string | number, unknown>)[key], rest);
}
