// Compiles the package to dist/. JavaScript, because npm runs it where ts-node may not be configured.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);

rmSync(new URL('dist', root), { recursive: true, force: true });
const compiler = 'node_modules/typescript7/bin/tsc';
const { status } = spawnSync(process.execPath, [compiler, '--project', 'tsconfig.build.json'], {
  cwd: fileURLToPath(root),
  stdio: 'inherit',
});
if (status !== 0) process.exit(1);

// The compiler copies the whole package.json, of which AccessChecks reads the version.
const { name, version, type } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const copied = JSON.stringify({ name, version, type, private: true }, undefined, 2);
writeFileSync(new URL('dist/package.json', root), `${copied}\n`);
