import { DYNAMODB, isOfService } from '../policies/actions';
import { isKnownNotToReachTables } from '../policies/aws-managed-policies';
import { isObject, asList, textsIn, asTexts, type JsonObject } from '../template/json-values';
import { split } from '../template/template-text';

/** Whether a policy statement anywhere in a value allows actions on tables, or possibly does, also by `*`. */
export function mayAllowTableActions(value: unknown): boolean {
  if (typeof value === 'string') return parsedJson(value).some(mayAllowTableActions);
  if (Array.isArray(value)) return value.some(mayAllowTableActions);
  if (!isObject(value)) return false;
  return isAboutTables(value) || Object.values(value).some(mayAllowTableActions);
}

/** Whether a text in a value contains statements that cannot be parsed, such as YAML or a piece of JSON. */
export function hasUnparsedStatement(value: unknown): boolean {
  if (typeof value === 'string') {
    const parsed = parsedJson(value);
    return parsed.length === 0 ? UNPARSED_ALLOW.test(value) : parsed.some(hasUnparsedStatement);
  }
  return asList(value).some((one) =>
    isObject(one) ? Object.values(one).some(hasUnparsedStatement) : asTexts(one).some(isUnparsed),
  );
}

const UNPARSED_ALLOW = /\beffect["'\\]*\s*:\s*["'\\]*allow/i;

function isUnparsed(text: string): boolean {
  return hasUnparsedStatement(text);
}

/** Whether a value contains the ARN of a managed policy, except those known to have no table access. */
export function namesManagedPolicy(value: unknown): boolean {
  return textsIn(value).some((text) => {
    const [, , service, , , resource = ''] = split(text, ':');
    return service === 'iam' && resource.startsWith('policy/') && !isKnownNotToReachTables(text);
  });
}

/**
 * A statement with a principal is of a resource-based policy, which allows actions on its own resource: `*` in the access policy
 * of an OpenSearch domain is no action on tables.
 */
function isAboutTables(written: JsonObject): boolean {
  const statement = Object.fromEntries(
    Object.entries(written).map(([key, value]) => [key.toLowerCase(), value]),
  );
  const { effect, action, actions = action, notaction } = statement;
  if (effect === undefined || asTexts(effect).every((one) => /^deny$/i.test(one))) return false;
  const isOfResource = statement.principal !== undefined || statement.notprincipal !== undefined;
  const named = asTexts(actions).filter((one) => isOfService(one, DYNAMODB));
  if (isOfResource) return named.some((one) => !one.startsWith('*'));
  return notaction !== undefined || named.length > 0;
}

/** A policy document in a string. */
function parsedJson(text: string): readonly unknown[] {
  if (!/^\s*[[{]/.test(text)) return [];
  try {
    return [JSON.parse(text) as unknown];
  } catch {
    return [];
  }
}
