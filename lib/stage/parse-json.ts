import {
  findNodeAtLocation,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import {
  duplicate,
  validationErrors,
  type Path,
  type Position,
  type ValidationError,
  type ValidationResult,
} from './validation-error';

/** The value of a JSON text, and the positions of its parts. */
export interface ParsedJson {
  readonly value: unknown;
  /** The position of the value at a path, or of the nearest value above it. */
  positionOf(path: Path): Position;
}

/** Parses strict JSON: no comments, no trailing commas, no repeated keys in an object. */
export function parseJson(text: string): ValidationResult<ParsedJson> {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  if (!root || errors.length > 0) return { ok: false, errors: syntaxErrors(text, errors) };
  const lost = lostKeys(text, root, []);
  if (lost.length > 0) return { ok: false, errors: lost };
  return {
    ok: true,
    value: {
      value: JSON.parse(text),
      positionOf: (path) => positionAt(text, nearestNode(root, path).offset),
    },
  };
}

/** Only the first error: the parser's other errors are consequences of it. */
function syntaxErrors(text: string, [first]: readonly ParseError[]): ValidationError[] {
  const offset = first?.offset ?? 0;
  const [line = ''] = text.slice(offset).split('\n');
  const reason = first ? spaced(printParseErrorCode(first.error)) : 'value expected';
  const error = validationErrors('unreadable')(
    [],
    line.trim() || undefined,
    `JSON; ${reason}`,
    'correct the syntax at this position',
  );
  return [{ ...error, position: positionAt(text, offset) }];
}

function spaced(errorCode: string): string {
  return errorCode.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

/** The keys that JSON.parse drops silently: repeated keys except the last, and `__proto__`. */
function lostKeys(text: string, node: Node, path: Path): ValidationError[] {
  const seen = new Set(['__proto__']);
  return (node.children ?? []).flatMap((child, position) => {
    if (child.type !== 'property') return lostKeys(text, child, [...path, position]);
    const [keyNode, valueNode] = child.children ?? [];
    const key = String(keyNode?.value);
    const here = [...path, key];
    const inner = valueNode ? lostKeys(text, valueNode, here) : [];
    if (!seen.has(key)) {
      seen.add(key);
      return inner;
    }
    const lost = duplicate(
      here,
      key,
      key === '__proto__'
        ? 'any key except __proto__, which JavaScript reserves'
        : 'each key once in an object',
      `rename or remove one "${key}"`,
    );
    return [{ ...lost, position: positionAt(text, child.offset) }, ...inner];
  });
}

function nearestNode(root: Node, path: Path): Node {
  const node = findNodeAtLocation(root, [...path]);
  return node ?? (path.length > 0 ? nearestNode(root, path.slice(0, -1)) : root);
}

function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
