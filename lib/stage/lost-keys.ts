import type { Node } from 'jsonc-parser';
import { printedValue } from '../aws/printed-value';
import { or, remove, type Path } from './fix';
import { propertyOf } from './json-tree';
import { duplicate, invalidKey, type ValidationError } from './validation-error';

/** JavaScript reserves this key. */
export const PROTO = '__proto__';

/** A key of a JSON text that its value does not have. */
export interface LostKey {
  readonly error: ValidationError;
  readonly offset: number;
}

/** The keys that JSON.parse drops silently, which are repeated keys except the last of each, and `__proto__`. */
export function lostKeys(node: Node, path: Path = []): LostKey[] {
  const seen = new Set<string>();
  return (node.children ?? []).flatMap((child, position) => {
    if (child.type !== 'property') return lostKeys(child, [...path, position]);
    const { key, value } = propertyOf(child);
    const here = [...path, key];
    const isLost = key === PROTO || seen.has(key);
    seen.add(key);
    return [
      ...(isLost ? [{ error: lostKey(here, key), offset: child.offset }] : []),
      ...(value ? lostKeys(value, here) : []),
    ];
  });
}

function lostKey(path: Path, key: string): ValidationError {
  if (key === PROTO) {
    const expected = `any key except ${PROTO}, which JavaScript reserves`;
    return invalidKey(path, key, expected, remove(path));
  }
  const removed = remove(path, `remove one ${printedValue(key)}`);
  const fix = or(removed, 'rename one if the key is a name of your choice');
  return duplicate(path, key, 'each key once in an object', fix);
}
