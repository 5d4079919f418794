import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

test('every command uses the compile cache of Node.js where it has one', () => {
  const script =
    'const { enableCompileCache, getCompileCacheDir } = require("node:module"); console.log(typeof enableCompileCache, typeof getCompileCacheDir?.())';
  const stdout = execFileSync(process.execPath, ['--require', 'ts-node/register', '-e', script], {
    cwd: join(__dirname, '..', '..'),
    encoding: 'utf8',
  });
  expect(['undefined undefined', 'function string']).toContain(stdout.trim());
});
