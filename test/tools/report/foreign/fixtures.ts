import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Those that are no templates. */
const REFUSED = [
  'array',
  'string',
  'null',
  'truncated',
  'empty-file',
  'empty',
  'resources-null',
  'resources-array',
].map((name) => `hostile/${name}.json`);

/** The fixtures that are templates; of nested ones too. */
export function templates(): readonly string[] {
  return fixtures().filter((file) => !REFUSED.includes(file));
}

function fixtures(): readonly string[] {
  return readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\/.*\.(json|ya?ml)$/.test(file))
    .sort();
}

export function pathOf(file: string): string {
  return join(__dirname, file);
}
