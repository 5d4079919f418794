import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { objectOf, textOf } from '../grants/shapes';
import type { TemplateTree } from '../grants/template-tree';
import { parseTemplate } from './parse-template';

/**
 * Reads a template, and the templates of its nested stacks that lie beside it in a CDK assembly.
 *
 * @throws {Error} where the file cannot be read or is no template
 */
export function readTemplate(file: string): TemplateTree {
  return readTree(resolve(file), [], file);
}

function readTree(file: string, above: readonly string[], named: string): TemplateTree {
  const template = read(file, named);
  const path = [...above, file];
  const nested = Object.entries(objectOf(template.Resources)).flatMap(([id, written]) => {
    const inner = nestedFile(file, objectOf(written));
    if (inner === undefined || path.includes(inner)) return [];
    const tree = ifReadable(() => readTree(inner, path, inner));
    return tree === undefined ? [] : [[id, tree] as const];
  });
  return { template, nested: Object.fromEntries(nested) };
}

/** A nested stack that cannot be read is among what the report does not look into. */
function ifReadable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function read(file: string, named: string) {
  try {
    return parseTemplate(readFileSync(file, 'utf8'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const what = code === 'ENOENT' ? 'no such file; expected a CloudFormation template' : message;
    throw new Error(
      `${named}: ${what}; synthesize it with cdk synth, or name another by --template`,
      {
        cause: error,
      },
    );
  }
}

/** Where the CDK says that the template of a nested stack is; only within the folder of the one around. */
function nestedFile(file: string, { Type: type, Metadata }: Readonly<Record<string, unknown>>) {
  const path = textOf(objectOf(Metadata)['aws:asset:path']);
  if (type !== 'AWS::CloudFormation::Stack' || path === undefined) return undefined;
  const inner = join(dirname(file), path);
  return relative(dirname(file), inner).startsWith('..') ? undefined : inner;
}
