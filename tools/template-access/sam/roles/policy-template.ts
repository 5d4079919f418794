import { isObject, asObject, type JsonObject } from '../../template/json-values';
import { SAM_DEFINITIONS, type PolicyTemplate } from '../definitions/sam-definitions';

/** A policy template by name; undefined if SAM has none. */
export function policyTemplate(name: string): PolicyTemplate | undefined {
  const { policyTemplates: all } = SAM_DEFINITIONS;
  return Object.hasOwn(all, name) ? all[name] : undefined;
}

export function missingParameters(
  { parameters }: PolicyTemplate,
  values: unknown,
): readonly string[] {
  return parameters.filter((name) => !Object.hasOwn(asObject(values), name));
}

/** The policy document of a template. Values can be intrinsic functions, and can name parameters of their own. */
export function documentOf(
  { parameters, definition }: PolicyTemplate,
  values: unknown,
): JsonObject {
  const given = asObject(values);
  return asObject(
    withParameters(definition, (name) =>
      parameters.includes(name) ? { value: given[name] } : undefined,
    ),
  );
}

function withParameters(
  value: unknown,
  of: (name: string) => { value: unknown } | undefined,
): unknown {
  if (Array.isArray(value)) return value.map((one) => withParameters(one, of));
  if (!isObject(value)) return value;
  const parameter = typeof value.Ref === 'string' ? of(value.Ref) : undefined;
  if (parameter) return parameter.value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, withParameters(one, of)]),
  );
}
