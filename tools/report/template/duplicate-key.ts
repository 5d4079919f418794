/** A duplicate key in a JSON object. JSON.parse silently drops the first value. */
export interface DuplicateKey {
  readonly key: string;
  /** Starts at 1. */
  readonly line: number;
}

/** Strings, braces, brackets and commas, which suffice to find the keys. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],]/g;

/**
 * The first duplicate key. It reads tokens without recursion, which would overflow the stack on deeply nested text.
 *
 * @param text - valid JSON
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
