import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** Says at its end which modules the process has loaded. */
const PROBE = `process.once('exit', () =>
  require('node:fs').writeFileSync(process.env.LOADED, JSON.stringify(Object.keys(require.cache))));`;

/** The files that a TypeScript program loads, by their paths in the project; fails the test where the program fails. */
export function loadedModules(program: string, env: NodeJS.ProcessEnv = process.env): string[] {
  const directory = mkdtempSync(join(tmpdir(), 'loaded-'));
  try {
    const [probe, loaded] = [join(directory, 'probe.js'), join(directory, 'loaded.json')];
    writeFileSync(probe, PROBE);
    const args = ['--require', probe, '--require', './bin/typescript.js', program];
    const outdir = { CDK_OUTDIR: join(directory, 'cdk.out') };
    const { status, stderr } = spawnSync(process.execPath, args, {
      cwd: ROOT,
      env: { ...env, ...outdir, LOADED: loaded },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    const files = JSON.parse(readFileSync(loaded, 'utf8')) as string[];
    return files.filter((file) => file !== probe).map((file) => relative(ROOT, file));
  } finally {
    rmSync(directory, { recursive: true });
  }
}
