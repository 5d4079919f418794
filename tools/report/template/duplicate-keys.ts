import { isMap, isScalar, LineCounter, visit, type Document, type YAMLMap } from 'yaml';
import type { DuplicateKey } from '../../template-access/template/template-scope';

/** Strings, braces, brackets and commas, which suffice to find the keys. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],]/g;

/** The keys of an object, with the line of each occurrence. */
type KeyLines = Map<string, number[]>;

/**
 * The duplicate keys in JSON, of which JSON.parse silently drops all but the last value. It reads tokens without recursion,
 * which would overflow the stack on deeply nested text.
 *
 * @param text - valid JSON
 */
export function duplicateKeysInJson(text: string): readonly DuplicateKey[] {
  const found: DuplicateKey[] = [];
  const around: (KeyLines | undefined)[] = [];
  const path: string[] = [];
  const lineAt = lineCounter(text);
  let before = '';
  for (const { 0: token, index } of text.matchAll(TOKENS)) {
    const keys = around.at(-1);
    if (token === '{' || token === '[') {
      around.push(token === '{' ? new Map() : undefined);
      path.push('');
    } else if (token === '}' || token === ']') {
      path.pop();
      found.push(...duplicatesAmong(around.pop(), path));
    } else if (token !== ',' && keys && (before === '{' || before === ',')) {
      const key = JSON.parse(token) as string;
      path[path.length - 1] = key;
      keys.set(key, [...(keys.get(key) ?? []), lineAt(index)]);
    }
    before = token;
  }
  return inOrder(found);
}

/** The duplicate keys in a YAML document that is parsed with `uniqueKeys: false`. */
export function duplicateKeysInYaml(
  document: Document.Parsed,
  lines: LineCounter,
): readonly DuplicateKey[] {
  const found: DuplicateKey[] = [];
  visit(document, {
    Map: (_, node, ancestors) => {
      const path = ancestors.flatMap((one) => (isPairWithKey(one) ? [one.key.value] : []));
      found.push(...duplicatesAmong(linesOfKeys(node, lines), path));
    },
  });
  return inOrder(found);
}

function isPairWithKey(node: unknown): node is { readonly key: { readonly value: string } } {
  const { key } = node as { readonly key?: unknown };
  return isScalar(key) && typeof key.value === 'string' && !isMap(node);
}

function linesOfKeys({ items }: YAMLMap, lines: LineCounter): KeyLines {
  const keys: KeyLines = new Map();
  for (const { key } of items) {
    if (!isScalar(key)) continue;
    const text = String(key.value);
    const { line } = lines.linePos(key.range?.[0] ?? 0);
    keys.set(text, [...(keys.get(text) ?? []), line]);
  }
  return keys;
}

/** @param around - keys that lead to the object, in lists with the key of the list */
function duplicatesAmong(
  keys: KeyLines | undefined,
  around: readonly string[],
): readonly DuplicateKey[] {
  const twice = [...(keys ?? [])].filter(([, lines]) => lines.length > 1);
  return twice.map(([key, lines]) => ({
    path: [...around.filter((one) => one !== ''), key],
    lines,
  }));
}

function inOrder(all: readonly DuplicateKey[]): readonly DuplicateKey[] {
  return all.toSorted((one, other) => (one.lines[0] ?? 0) - (other.lines[0] ?? 0));
}

/** The line of each of rising positions; counting anew for each would take quadratic time. */
function lineCounter(text: string): (position: number) => number {
  let [line, from] = [1, 0];
  return (position) => {
    for (; from < position; from++) if (text.charCodeAt(from) === 10) line++;
    return line;
  };
}
