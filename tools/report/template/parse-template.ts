import { isNode, LineCounter, Pair, parseDocument, Scalar, visit, YAMLMap } from 'yaml';
import { positions } from '../../../lib/stage/positions';
import { isObject, type JsonObject } from '../../template-access/template/json-values';
import type { DuplicateKey } from '../../template-access/template/template-scope';
import { duplicateKeysInJson, duplicateKeysInYaml } from './duplicate-keys';

/** Far deeper than any real template; deeper nesting would overflow the stack. */
const DEEPEST = 200;

/** A template, and its keys that are written more than once. CloudFormation accepts those. */
export interface ParsedTemplate {
  readonly template: JsonObject;
  readonly duplicates: readonly DuplicateKey[];
}

interface Parsed {
  readonly value: unknown;
  readonly duplicates: readonly DuplicateKey[];
}

/**
 * Parses a template in JSON or YAML, and expands the short form of intrinsic functions.
 *
 * YAML scalars stay strings, because YAML would convert versions to dates and account IDs to numbers.
 *
 * @throws {Error} if the text is neither JSON nor YAML, or not an object
 */
export function parseTemplate(text: string): ParsedTemplate {
  const { value, duplicates } = parsed(text.replace(/^\uFEFF/, ''));
  if (!isObject(value)) {
    throw new Error(
      `Not a CloudFormation template: expected an object with Resources, found ${kindOf(value)}`,
    );
  }
  return { template: shallow(value, DEEPEST) as JsonObject, duplicates };
}

function parsed(text: string): Parsed {
  if (text.trimStart().startsWith('{')) {
    return parsedJson(text);
  }
  try {
    return parsedYaml(text);
  } catch (error) {
    const [what = ''] = (error as Error).message.split('\n');
    const isDeep = what.startsWith('Maximum call stack');
    throw new Error(`Invalid YAML: ${isDeep ? 'nested too deeply' : what.replace(/:$/, '')}`);
  }
}

function parsedJson(text: string): Parsed {
  try {
    const value = JSON.parse(text) as unknown;
    return { value, duplicates: duplicateKeysInJson(text) };
  } catch (error) {
    throw new Error(`Invalid JSON: ${withPosition((error as Error).message, text)}`);
  }
}

/** The message of an error with line and column, which V8 gives in some versions only. */
function withPosition(message: string, text: string): string {
  return message.replace(
    /at position (\d+)(?: \(line \d+ column \d+\))?$/,
    (_position, offset: string) => {
      const { line, column } = positions(text)(Number(offset));
      return `at line ${line}, column ${column}`;
    },
  );
}

function parsedYaml(text: string): Parsed {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    schema: 'failsafe',
    logLevel: 'silent',
    uniqueKeys: false,
    lineCounter,
  });
  const [broken] = document.errors;
  if (broken) throw broken;
  const duplicates = duplicateKeysInYaml(document, lineCounter);
  visit(document, {
    Node: (_, node) => {
      const name = shortForm(node.tag);
      if (name === undefined) return undefined;
      delete node.tag;
      const written = new YAMLMap();
      written.add(new Pair(new Scalar(name), node));
      return written;
    },
  });
  const value: unknown = isNode(document.contents) ? document.toJS() : undefined;
  return { value, duplicates };
}

/** `!Ref` and `!Condition` have no `Fn::` in their full form. */
function shortForm(tag: string | undefined): string | undefined {
  const name = tag === undefined ? undefined : /^!([A-Za-z][\w:]*)$/.exec(tag)?.[1];
  if (name === undefined) return undefined;
  return name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  const isNothing = value === undefined || value === null || value === '' || value === 'null';
  return isNothing ? 'nothing' : `a ${typeof value}`;
}

/** Replaces values that are nested too deeply by an unknown intrinsic function, which a report lists as unresolved. */
function shallow(value: unknown, levels: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (levels === 0) return { 'Fn::NestedTooDeep': '' };
  if (Array.isArray(value)) return value.map((one) => shallow(one, levels - 1));
  const entries = Object.entries(value).map(([key, one]) => [key, shallow(one, levels - 1)]);
  return Object.fromEntries(entries) as unknown;
}
