import { isKnownNotToReachTables } from './managed-by-aws';
import { isOfService, TABLES } from './services';
import { listOf, isObject, textsOf, type JsonObject } from './shapes';
import { split, type TemplateText } from './template-text';

/** Whether somewhere in a value a statement allows actions that may be those of tables, be it by `*`. */
export function mayAllowTables(value: unknown): boolean {
  if (typeof value === 'string') return parsed(value).some(mayAllowTables);
  if (Array.isArray(value)) return value.some(mayAllowTables);
  if (!isObject(value)) return false;
  return isAboutTables(value) || Object.values(value).some(mayAllowTables);
}

/** Whether somewhere in a value is a managed policy by its ARN, but for those of AWS that are known to reach no table. */
export function namesManagedPolicy(value: unknown): boolean {
  return textsIn(value).some((text) => {
    const [, , service, , , resource = ''] = split(text, ':');
    return service === 'iam' && resource.startsWith('policy/') && !isKnownNotToReachTables(text);
  });
}

/** All texts in a value, at any depth. */
export function textsIn(value: unknown): readonly TemplateText[] {
  return listOf(value).flatMap((one) =>
    isObject(one) ? Object.values(one).flatMap(textsIn) : textsOf(one),
  );
}

function isAboutTables({ Effect, Action, NotAction }: JsonObject): boolean {
  if (Effect === undefined || Effect === 'Deny') return false;
  return NotAction !== undefined || textsOf(Action).some((one) => isOfService(one, TABLES));
}

/** A policy document that is written as text. */
function parsed(text: string): readonly unknown[] {
  if (!/^\s*[[{]/.test(text)) return [];
  try {
    return [JSON.parse(text) as unknown];
  } catch {
    return [];
  }
}
