import { paths } from '../paths';
import { schemaAt } from './schema-at';
import { STAGE_SCHEMA, type Schema } from './schema-values';

/** Every option of the schema, with `*` for names and positions, and every word or flag that one can have. */
export function optionsOfSchema(schema: Schema = STAGE_SCHEMA, path = ''): string[] {
  const { properties = {}, additionalProperties, items, anyOf = [], oneOf = [] } = schema;
  const words = schema.enum ?? schema.const ?? (schema.type === 'boolean' ? [true, false] : []);
  const inner = (one: Schema, key: string) =>
    optionsOfSchema(one, path === '' ? key : `${path}.${key}`);
  return [
    ...(path === '' ? [] : [path]),
    ...[words].flat().map((word: unknown) => `${path}=${String(word)}`),
    ...[...anyOf, ...oneOf].flatMap((form: Schema) => optionsOfSchema(form, path)),
    ...Object.entries(properties).flatMap(([key, one]) => inner(one, key)),
    ...(typeof additionalProperties === 'object' ? inner(additionalProperties, '*') : []),
    ...(items ? inner(items, '*') : []),
  ];
}

/** The options that a stage uses. */
export function optionsOfStage(stage: unknown): Set<string> {
  const all = paths(stage).flatMap((path) => {
    const value = path.reduce<any>((one, key) => one[key], stage);
    const places = path.map((_key, position) => schemaAt(path.slice(0, position + 1)).pattern);
    // Only the last key has a word or a flag as its value.
    return [...places, `${places.at(-1) ?? ''}=${JSON.stringify(value).replaceAll('"', '')}`];
  });
  return new Set(all);
}
