import { isNode, Pair, parseDocument, Scalar, visit, YAMLMap } from 'yaml';
import { duplicateKey } from './duplicate-key';
import { isObject, type JsonObject } from '../../template-access/template/json-values';

/** Far deeper than any real template; deeper nesting would overflow the stack. */
const DEEPEST = 200;

/**
 * Parses a template in JSON or YAML, and expands the short form of intrinsic functions.
 *
 * YAML scalars stay strings, because YAML would convert versions to dates and account IDs to numbers.
 *
 * @throws {Error} if the text is neither JSON nor YAML, or not an object
 */
export function parseTemplate(text: string): JsonObject {
  const value = parsed(text.replace(/^\uFEFF/, ''));
  if (!isObject(value)) {
    throw new Error(
      `Not a CloudFormation template: expected an object with Resources, found ${kindOf(value)}`,
    );
  }
  return shallow(value, DEEPEST) as JsonObject;
}

function parsed(text: string): unknown {
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

function parsedJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`Invalid JSON: ${(error as Error).message}`);
  }
  const twice = duplicateKey(text);
  if (twice !== undefined) {
    throw new Error(
      `Invalid JSON: duplicate key ${JSON.stringify(twice.key)} at line ${twice.line}`,
    );
  }
  return value;
}

function parsedYaml(text: string): unknown {
  const document = parseDocument(text, { schema: 'failsafe', logLevel: 'silent' });
  const [broken] = document.errors;
  if (broken) throw broken;
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
  return isNode(document.contents) ? (document.toJS() as unknown) : undefined;
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
