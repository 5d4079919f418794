import { STAGE_SCHEMA, type Schema } from './schema-values';

/** The schema of a place in a stage file. */
export interface SchemaAt {
  readonly schema: Schema;
  /** The path with `*` for names and list positions. */
  readonly pattern: string;
  readonly isRequired: boolean;
  /** The schema of the keys of the same object, if the author names them. */
  readonly names: Schema;
}

export function schemaAt(path: readonly PropertyKey[]): SchemaAt {
  return path.reduce<SchemaAt>(
    ({ schema, pattern }, key) => {
      const form = formWith(schema, key);
      const isNamed = form.properties === undefined;
      const name = isNamed ? '*' : String(key);
      return {
        schema: form.properties?.[key] ?? form.additionalProperties ?? form.items,
        pattern: pattern === '' ? name : `${pattern}.${name}`,
        isRequired: form.required?.includes(key) ?? typeof key === 'number',
        names: form.propertyNames,
      };
    },
    { schema: STAGE_SCHEMA, pattern: '', isRequired: true, names: undefined },
  );
}

/** The form of a schema that can have a key. */
function formWith(schema: Schema, key: PropertyKey): Schema {
  const forms: Schema[] = schema.anyOf ?? schema.oneOf ?? [];
  const has = (one: Schema): boolean =>
    typeof key === 'number'
      ? one.items !== undefined
      : (one.properties?.[key] ?? one.additionalProperties) !== undefined &&
        one.additionalProperties !== false;
  const inner = forms.map((form) => formWith(form, key));
  return (
    [schema, ...inner].find((one) => one.properties?.[key] !== undefined || has(one)) ?? schema
  );
}
