import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentFile, environmentText } from '../../../tools/local/environment-file';
import { localEnvironment } from '../../../tools/local/local-environment';

const ROOT = join(__dirname, '..', '..', '..');
const TARGET = { endpoint: 'http://127.0.0.1:4566', account: '123456789012', region: 'us-east-1' };

describe('file with the environment of a local AWS', () => {
  test('has the name of the stage, and of the path where that is not enough', () => {
    expect(environmentFile(join(ROOT, 'config', 'dev.json'))).toBe(join(ROOT, '.local', 'dev.env'));
    const [one, other] = ['/one/dev.json', '/other/dev.json'].map(environmentFile);
    expect(one).toMatch(/\/\.local\/dev-[0-9a-f]{8}\.env$/);
    expect(other).not.toBe(one);
  });

  test('gives a shell the local AWS, and takes what would lead elsewhere', () => {
    const directory = mkdtempSync(join(tmpdir(), 'environment-'));
    const file = join(directory, "it's.env");
    writeFileSync(file, environmentText(TARGET));
    const shell = spawnSync('sh', ['-c', `. "$0" && env`, file], {
      env: { PATH: process.env.PATH, AWS_PROFILE: 'production', AWS_SESSION_TOKEN: 'real' },
      encoding: 'utf8',
    });
    rmSync(directory, { recursive: true });
    const variables = shell.stdout.split('\n').filter((line) => line.startsWith('AWS_'));
    const expected = Object.entries(localEnvironment(TARGET, {}));
    expect(variables.sort()).toEqual(expected.map(([name, value]) => `${name}=${value}`).sort());
  });
});
