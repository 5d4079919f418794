/** A key that an object of a JSON text has a second time, of which JSON.parse would drop the first without a word. */
export interface KeyTwice {
  readonly key: string;
  /** From 1. */
  readonly line: number;
}

/** What decides where keys are: strings, which may hold the rest, braces, brackets and commas. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],]/g;

/**
 * Tokens, because a tree would overflow the stack on a text that is nested deep.
 *
 * @param text valid JSON
 */
export function keyTwice(text: string): KeyTwice | undefined {
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
