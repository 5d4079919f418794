import { createScanner, parseTree, printParseErrorCode, type ParseError } from 'jsonc-parser';
import type { Path } from './fix';
import { JsonTree } from './json-tree';
import { lostKeys, PROTO } from './lost-keys';
import { positions } from './positions';
import {
  validationErrors,
  type Position,
  type ValidationError,
  type ValidationResult,
} from './validation-error';

/** The value of a JSON text, and where its parts are. */
export interface ParsedJson {
  readonly value: unknown;
  /** An error for each key of the text that the value does not have. */
  readonly lost: readonly ValidationError[];
  /** The position of the value at a path, or of the nearest value above it. */
  positionOf(path: Path): Position;
  /** The JSON of the value at a path, with numbers as written; undefined if there is none. */
  jsonOf(path: Path): string | undefined;
}

/** Parses strict JSON: no comments and no trailing commas, at most 100 levels. */
export function parseJson(text: string): ValidationResult<ParsedJson> {
  const position = positions(text);
  const tooDeep = offsetOfLevel(text, MAX_LEVELS + 1);
  if (tooDeep !== undefined) {
    const error = notJson(text, tooDeep, `at most ${MAX_LEVELS} levels`, 'remove the brackets');
    return { ok: false, errors: [{ ...error, position: position(tooDeep) }] };
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  // The parser's further errors are consequences of the first.
  const [first] = errors;
  if (!root || first) {
    const offset = first?.offset ?? 0;
    const error = notJson(text, offset, reasonOf(first), 'correct the syntax at this position');
    return { ok: false, errors: [{ ...error, position: position(offset) }] };
  }
  const tree = new JsonTree(root, text);
  return {
    ok: true,
    value: {
      value: JSON.parse(text, withoutProto),
      lost: lostKeys(root).map(({ error, offset }) => ({ ...error, position: position(offset) })),
      positionOf: (path) => position(tree.offsetOf(path)),
      jsonOf: (path) => tree.jsonOf(path),
    },
  };
}

/** A stage file needs fewer than ten. */
const MAX_LEVELS = 100;

/** The offset of the first bracket of a level; the parser would exceed the call stack at some thousand levels. */
function offsetOfLevel(text: string, level: number): number | undefined {
  const scanner = createScanner(text, true);
  let [open, offset] = [0, 0];
  do {
    scanner.scan();
    offset = scanner.getTokenOffset();
    open += LEVELS[text.charAt(offset)] ?? 0;
    if (open === level) return offset;
  } while (offset < text.length);
  return undefined;
}

const LEVELS: Readonly<Record<string, number>> = { '[': 1, '{': 1, ']': -1, '}': -1 };

function withoutProto(key: string, value: unknown): unknown {
  return key === PROTO ? undefined : value;
}

function notJson(text: string, offset: number, reason: string, fix: string): ValidationError {
  const end = text.indexOf('\n', offset);
  const line = text.slice(offset, end === -1 ? undefined : end).trim();
  return validationErrors('unreadable')([], line || undefined, `JSON; ${reason}`, fix);
}

function reasonOf(error: ParseError | undefined): string {
  if (error === undefined) return 'value expected';
  return printParseErrorCode(error.error)
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
}
