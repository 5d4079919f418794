import { DYNAMODB, isOfService } from '../policies/actions';
import { isKnownNotToReachTables } from '../policies/aws-managed-policies';
import { isObject, textsIn, textsOf, type JsonObject } from '../template/json-values';
import { split } from '../template/template-text';

/** Whether a policy statement anywhere in a value allows actions on tables, or possibly does, also by `*`. */
export function mayAllowTableActions(value: unknown): boolean {
  if (typeof value === 'string') return parsedJson(value).some(mayAllowTableActions);
  if (Array.isArray(value)) return value.some(mayAllowTableActions);
  if (!isObject(value)) return false;
  return isAboutTables(value) || Object.values(value).some(mayAllowTableActions);
}

/** Whether a value contains the ARN of a managed policy, except those known to have no table access. */
export function namesManagedPolicy(value: unknown): boolean {
  return textsIn(value).some((text) => {
    const [, , service, , , resource = ''] = split(text, ':');
    return service === 'iam' && resource.startsWith('policy/') && !isKnownNotToReachTables(text);
  });
}

function isAboutTables({ Effect, Action, NotAction }: JsonObject): boolean {
  if (Effect === undefined || Effect === 'Deny') return false;
  return NotAction !== undefined || textsOf(Action).some((one) => isOfService(one, DYNAMODB));
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
