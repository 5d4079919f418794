import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, resolve, sep } from 'node:path';
import { isObject, asObject, type JsonObject } from '../../template-access/template/json-values';
import type { TemplateTree } from '../../template-access/template/template-scope';
import { printable } from '../words/printable';
import { nestedTemplates, type NestedTemplate, type NestedTemplates } from './nested-templates';
import { parseTemplate, type ParsedTemplate } from './parse-template';

/** More than any deployment has. It ends the recursion of templates that contain each other. */
const MOST_NESTED = 1_000;

/**
 * Reads a template, and the templates of its nested stacks in the same cloud assembly, or beside it by a local path.
 *
 * @throws {Error} if the file cannot be read or is not a template
 */
export function readTemplate(file: string): TemplateTree {
  const root = resolve(file);
  const parsed = read(root, file);
  return treeOf(parsed, {
    file: root,
    above: [realpathSync(root)],
    folder: realpathSync(dirname(root)),
    templateOf: nestedTemplates(root),
    left: { count: MOST_NESTED },
  });
}

interface Reading {
  readonly file: string;
  /** The files that contain this one, with itself. */
  readonly above: readonly string[];
  /** The folder of the root template, which local paths cannot leave. */
  readonly folder: string;
  readonly templateOf: NestedTemplates;
  readonly left: { count: number };
}

function treeOf({ template, duplicates }: ParsedTemplate, reading: Reading): TemplateTree {
  const nested: [string, TemplateTree][] = [];
  const unread: [string, string][] = [];
  for (const [id, written] of Object.entries(asObject(template.Resources))) {
    const where = reading.templateOf(asObject(written));
    const below = where === undefined ? undefined : nestedTree(where, reading);
    if (typeof below === 'string') unread.push([id, below]);
    else if (below !== undefined) nested.push([id, below]);
  }
  return {
    template,
    nested: Object.fromEntries(nested),
    ...(unread.length > 0 ? { unread: Object.fromEntries(unread) } : {}),
    ...(duplicates.length > 0 ? { duplicates } : {}),
  };
}

/** The template of a nested stack, or why it is not read; undefined if it is not a file. */
function nestedTree(where: NestedTemplate, reading: Reading): TemplateTree | string | undefined {
  if (where.kind === 'elsewhere') return undefined;
  const { path } = where;
  if (isAbsolute(path)) return `"${path}" is an absolute path`;
  try {
    const around = realpathSync(dirname(reading.file));
    const folder = where.kind === 'local' ? reading.folder : around;
    const written = resolve(around, path);
    // First as written, so that the report does not tell which files there are elsewhere.
    const refusal =
      outsideOf(folder, written, path) ?? refusalOf(path, realpathSync(written), folder, reading);
    if (refusal !== undefined) return refusal;
    const file = realpathSync(written);
    const parsed = withResources(parseTemplate(readFileSync(file, 'utf8')));
    return treeOf(parsed, { ...reading, file, above: [...reading.above, file] });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why =
      FILE_ERRORS[code ?? ''] ?? (code === undefined ? message : `cannot be read (${code})`);
    return printable(`"${path}": ${why}`.replace(/\s+/g, ' '));
  }
}

/** Why a nested template may not be read. Its path can lead out of the folder by `..` and by links. */
function refusalOf(
  path: string,
  file: string,
  folder: string,
  { above, left }: Reading,
): string | undefined {
  const outside = outsideOf(folder, file, path);
  if (outside !== undefined) return outside;
  if (!statSync(file).isFile()) return `"${path}" is not a file`;
  if (above.includes(file)) return `"${path}" contains itself`;
  return left.count-- <= 0
    ? `"${path}" is one of more than ${MOST_NESTED} nested stacks`
    : undefined;
}

function outsideOf(folder: string, file: string, path: string): string | undefined {
  const isInside = file.startsWith(folder.endsWith(sep) ? folder : folder + sep);
  return isInside ? undefined : `"${path}" is outside the folder of the template`;
}

function read(file: string, named: string): ParsedTemplate {
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
function withResources(parsed: ParsedTemplate): ParsedTemplate {
  const { template }: { readonly template: JsonObject } = parsed;
  if (isObject(template.Resources)) return parsed;
  throw new Error('Not a CloudFormation template: no Resources');
}

const FILE_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'File not found',
  EISDIR: 'Not a file but a folder',
};
