import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { isObject, objectOf, type JsonObject } from '../../template-access/template/json-values';
import type { TemplateTree } from '../../template-access/template/template-scope';
import { nestedTemplates, type NestedTemplates } from './nested-templates';
import { parseTemplate } from './parse-template';
import { printable } from '../words/printable';

/** More than any deployment has. It ends the recursion of templates that contain each other. */
const MOST_NESTED = 1_000;

/**
 * Reads a template, and the templates of its nested stacks in the same cloud assembly.
 *
 * @throws {Error} if the file cannot be read or is not a template
 */
export function readTemplate(file: string): TemplateTree {
  const root = resolve(file);
  return readTree(root, file, {
    above: [root],
    fileOf: nestedTemplates(root),
    left: { count: MOST_NESTED },
  });
}

interface Reading {
  readonly above: readonly string[];
  readonly fileOf: NestedTemplates;
  readonly left: { count: number };
}

function readTree(file: string, named: string, reading: Reading): TemplateTree {
  const template = read(file, named);
  const nested = Object.entries(objectOf(template.Resources)).flatMap(([id, written]) => {
    const path = reading.fileOf(objectOf(written));
    const tree =
      path === undefined ? undefined : nestedTree(join(dirname(file), path), file, reading);
    return tree === undefined ? [] : [[id, tree] as const];
  });
  return { template, nested: Object.fromEntries(nested) };
}

/** Returns undefined if a nested template cannot be read; the report lists it as unresolved. */
function nestedTree(path: string, around: string, reading: Reading): TemplateTree | undefined {
  try {
    const file = realpathSync(path);
    const isBelow = file.startsWith(`${realpathSync(dirname(around))}${sep}`);
    if (!isBelow || reading.above.includes(file) || reading.left.count-- <= 0) return undefined;
    return readTree(file, file, { ...reading, above: [...reading.above, file] });
  } catch {
    return undefined;
  }
}

function read(file: string, named: string) {
  try {
    return withResources(parseTemplate(readFileSync(file, 'utf8')));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const what = FILE_ERRORS[code ?? ''] ?? message;
    const help = 'Synthesize it with "npx cdk synth", or pass another file with --template';
    const sentence = `${named}: ${what}. ${help}.`.replace(/\s+/g, ' ');
    throw new Error(printable(sentence), { cause: error });
  }
}

/** Any other JSON file would give an empty report, which looks as if nobody had access. */
function withResources(template: JsonObject): JsonObject {
  if (isObject(template.Resources)) return template;
  throw new Error('Not a CloudFormation template: no Resources');
}

const FILE_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'File not found',
  EISDIR: 'Not a file but a folder',
};
