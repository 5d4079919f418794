import { stageJsonSchema } from '../../../lib/stage/schema/json-schema';

/** The paths of all options of a stage file, with `*` for a name: `tables.*.rows`. An option with several forms is one. */
export function optionPaths(): string[] {
  return pathsIn(stageJsonSchema(), []);
}

function pathsIn({ properties, additionalProperties }: any, path: string[]): string[] {
  if (properties !== undefined) {
    return Object.entries(properties).flatMap(([key, value]) => pathsIn(value, [...path, key]));
  }
  return additionalProperties?.properties === undefined
    ? [path.join('.')]
    : pathsIn(additionalProperties, [...path, '*']);
}
