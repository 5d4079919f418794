/** A key that an object of a JSON text has twice; JSON.parse would drop the first. */
export interface DuplicateKey {
  readonly key: string;
  /** From 1. */
  readonly line: number;
}

/** Strings, braces, brackets and commas: enough to find the keys. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],]/g;

/**
 * The first duplicate key. It reads tokens, because recursion would overflow the stack on a deeply nested text.
 *
 * @param text valid JSON
 */
export function duplicateKey(text: string): DuplicateKey | undefined {
  const around: (Set<string> | undefined)[] = [];
  let before = '';
  for (const { 0: token, index } of text.matchAll(TOKENS)) {
    const seen = around.at(-1);
    if (token === '{') around.push(new Set());
    else if (token === '[') around.push(undefined);
    else if (token === '}' || token === ']') around.pop();
    else if (token !== ',' && seen && (before === '{' || before === ',')) {
      const key = JSON.parse(token) as string;
      if (seen.has(key)) return { key, line: text.slice(0, index).split('\n').length };
      seen.add(key);
    }
    before = token;
  }
  return undefined;
}
