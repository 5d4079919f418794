import { annotatedJsonSchema } from '../../lib/stage/schema/json-schema';
import { ALLOWED_VALUES, type AllowedValues } from '../../lib/stage/schema/value-schemas';

/** The JSON Schema of a key of the stage file, with its allowed values in words. */
export interface KeySchema extends Partial<AllowedValues> {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, KeySchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: KeySchema | false;
  readonly items?: KeySchema;
  readonly anyOf?: readonly KeySchema[];
  readonly oneOf?: readonly KeySchema[];
  readonly const?: unknown;
}

/** The stage file: an object whose keys have descriptions and allowed values in words. */
export function stageKeySchema(): KeySchema {
  return annotatedJsonSchema(ALLOWED_VALUES);
}

/** An object with fixed keys. */
export type ObjectSchema = KeySchema & Required<Pick<KeySchema, 'properties'>>;

/** The forms of a value that are objects with fixed keys. */
export function objectForms(schema: KeySchema): ObjectSchema[] {
  const { properties, anyOf = [], oneOf = [] } = schema;
  if (properties !== undefined) return [{ ...schema, properties }];
  return [...anyOf, ...oneOf].flatMap(objectForms);
}

/** The value of each key of an object whose keys the author of the stage file names; undefined for other schemas. */
export function namedValue({ names, additionalProperties }: KeySchema): KeySchema | undefined {
  if (names === undefined || additionalProperties === false) return undefined;
  return additionalProperties;
}
