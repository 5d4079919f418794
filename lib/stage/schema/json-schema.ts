import { z } from 'zod';
import { FORBIDDEN_TEXT } from './plain-text';
import { stageSchema } from './stage-schema';

/** The JSON Schema of a stage file for editors, which show descriptions as plain text: `config/schema.json`. */
export function stageJsonSchema(): object {
  return jsonSchema((_zodSchema, schema) => {
    if (schema.description !== undefined)
      schema.description = schema.description.replaceAll('`', '');
  });
}

/** The same with annotations as further keywords, and descriptions in Markdown. */
export function annotatedJsonSchema(annotations: z.core.$ZodRegistry<object>): object {
  return jsonSchema((zodSchema, schema) => Object.assign(schema, annotations.get(zodSchema)));
}

type JsonSchema = z.core.JSONSchema.BaseSchema;

function jsonSchema(edit: (zodSchema: z.core.$ZodType, schema: JsonSchema) => void): object {
  return {
    title: 'Stage file',
    ...z.toJSONSchema(stageSchema, {
      io: 'input',
      target: 'draft-7',
      override: (one) => {
        describeDefault(one.jsonSchema);
        edit(one.zodSchema, one.jsonSchema);
      },
    }),
    definitions: FORBIDDEN_TEXT,
  };
}

/** Appends the default to the description, because editors do not show it. */
function describeDefault(schema: JsonSchema): void {
  const { description, default: value } = schema;
  if (description === undefined || description.includes(DEFAULT) || value === undefined) return;
  const isEmpty = typeof value === 'object' && Object.keys(value ?? {}).length === 0;
  // The keys of the object have their own defaults.
  if (isEmpty && schema.properties !== undefined) return;
  schema.description = `${description}${DEFAULT}${isEmpty ? 'none' : spacedJson(value)}.`;
}

/** What a description says before the default of a key. */
export const DEFAULT = ' Default: ';

/** JSON on one line, as a person writes it: `{ "days": 35 }`. */
function spacedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spacedJson).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, inner]) => `"${key}": ${spacedJson(inner)}`);
  return `{ ${entries.join(', ')} }`;
}
