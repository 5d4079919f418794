import { isObject, type JsonObject } from '../../template/json-values';
import type { ConnectorProfile } from '../definitions/sam-definitions';

/** What connector definitions name, such as `Destination.Arn`; undefined values are not known. */
export type ConnectorVariables = Readonly<Record<string, unknown>>;

const VARIABLE = /%\{([\w.]+)\}/g;

/** The statements of a connector for its `Permissions`. */
export function connectorStatements(
  { statements = {} }: ConnectorProfile,
  permissions: readonly string[],
): readonly JsonObject[] {
  return Object.entries(statements)
    .filter(([name]) => permissions.includes(name))
    .flatMap(([, all]) => all);
}

/** The variables in statements that have no value. */
export function missingVariables(
  statements: readonly JsonObject[],
  variables: ConnectorVariables,
): readonly string[] {
  const named = [...JSON.stringify(statements).matchAll(VARIABLE)].map(([, name = '']) => name);
  return [...new Set(named)].filter((name) => variables[name] === undefined);
}

/** Replaces variables: `%{Destination.Arn}/index/*` becomes `Fn::Sub`. */
export function withVariables(value: unknown, variables: ConnectorVariables): unknown {
  if (Array.isArray(value)) return value.map((one) => withVariables(one, variables));
  if (isObject(value)) {
    const entries = Object.entries(value).map(([key, one]) => [key, withVariables(one, variables)]);
    return Object.fromEntries(entries) as JsonObject;
  }
  return typeof value === 'string' ? textWithVariables(value, variables) : value;
}

function textWithVariables(text: string, variables: ConnectorVariables): unknown {
  const named = [...text.matchAll(VARIABLE)].map(([, name = '']) => name);
  const [first] = named;
  if (first !== undefined && text === `%{${first}}`) return variables[first];
  const given = named.map((name) => [name.replaceAll('.', ''), variables[name]]);
  const substituted = text.replace(
    VARIABLE,
    (_, name: string) => `\${${name.replaceAll('.', '')}}`,
  );
  if (!substituted.includes('${')) return substituted;
  return { 'Fn::Sub': [substituted, Object.fromEntries(given)] };
}
