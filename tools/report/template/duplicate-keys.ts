import { createScanner } from 'jsonc-parser';
import { isMap, isScalar, LineCounter, visit, type Document, type YAMLMap } from 'yaml';
import type { DuplicateKey } from '../../template-access/template/template-scope';

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
  for (const { token, key, line } of jsonTokens(text)) {
    if (token === '{' || token === '[') {
      around.push(token === '{' ? new Map() : undefined);
      path.push('');
    } else if (token === '}' || token === ']') {
      path.pop();
      found.push(...duplicatesAmong(around.pop(), path));
    } else if (token === ':') {
      path[path.length - 1] = key;
      const keys = around.at(-1);
      keys?.set(key, [...(keys.get(key) ?? []), line]);
    }
  }
  return inOrder(found);
}

/** The first character of each token, with the text and the line of the token before it: before a colon, the key. */
function* jsonTokens(text: string): Generator<{ token: string; key: string; line: number }> {
  const scanner = createScanner(text, true);
  let [key, line] = ['', 0];
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    yield { token: text.charAt(scanner.getTokenOffset()), key, line };
    key = scanner.getTokenValue();
    line = scanner.getTokenStartLine() + 1;
  }
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
