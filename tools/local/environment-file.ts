import { createHash } from 'node:crypto';
import { basename, dirname, join, relative } from 'node:path';
import { LOCAL } from './local-folder';
import { localEnvironment, type LocalTarget } from './local-environment';

const ROOT = dirname(LOCAL);

/** Settings of AWS SDKs that would lead elsewhere, or to other credentials. */
const UNSET = [
  'AWS_PROFILE',
  'AWS_SESSION_TOKEN',
  'AWS_USE_FIPS_ENDPOINT',
  'AWS_USE_DUALSTACK_ENDPOINT',
];

/**
 * The file with the environment of a kept local AWS: `.local/dev.env` for `config/dev.json`. Stage files in other folders
 * can have the same name, so theirs has part of a hash.
 *
 * @param stageFile an absolute path
 */
export function environmentFile(stageFile: string): string {
  const name = basename(stageFile, '.json');
  if (dirname(stageFile) === join(ROOT, 'config')) return join(LOCAL, `${name}.env`);
  const hash = createHash('sha256').update(stageFile).digest('hex').slice(0, 8);
  return join(LOCAL, `${name}-${hash}.env`);
}

/** The command for a shell in the current folder. */
export function sourceCommand(file: string): string {
  const path = relative(process.cwd(), file);
  return `source ${/^[\w./-]+$/.test(path) ? path : quoted(path)}`;
}

/** The environment of a local AWS, as commands for a shell. */
export function environmentText(target: LocalTarget): string {
  const lines = Object.entries(localEnvironment(target, {})).map(
    ([name, value]) => `export ${name}=${quoted(value)}`,
  );
  return `unset ${UNSET.join(' ')}\n${lines.join('\n')}\n`;
}

function quoted(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`;
}
