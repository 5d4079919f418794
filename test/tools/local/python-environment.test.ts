import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pythonEnvironment } from '../../../tools/local/python-environment';

const directory = mkdtempSync(join(tmpdir(), 'python-environment-'));
const local = join(directory, 'local');
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** A Python whose virtual environments contain itself, and whose pip installs nothing. */
const command = join(directory, 'python3');
writeFileSync(
  command,
  '#!/bin/sh\nif [ "$2" = venv ]; then mkdir -p "$3/bin" && cp "$0" "$3/bin/python"; fi\n',
  { mode: 0o755 },
);

/** The path of the interpreter. */
function makeEnvironment(pinned = 'a==1'): Promise<string> {
  const requirements = join(directory, 'requirements.txt');
  writeFileSync(requirements, pinned);
  const python = { command, version: '3.11.99' };
  return pythonEnvironment(local, python, { purpose: 'a test', requirements });
}

describe('Python environment', () => {
  test('is created once, and nothing beside it', async () => {
    const interpreter = await makeEnvironment();
    expect(existsSync(interpreter)).toBe(true);
    const [home = ''] = readdirSync(local);
    writeFileSync(join(local, home, 'in-use'), '');
    expect(await makeEnvironment()).toBe(interpreter);
    expect(readdirSync(join(local, home))).toContain('in-use');
    expect(readdirSync(local)).toEqual([home]);
  });

  test('replaces that of another Python', async () => {
    const [home = ''] = readdirSync(local);
    rmSync(join(local, home), { recursive: true });
    mkdirSync(join(local, home, 'lib'), { recursive: true });
    expect(existsSync(await makeEnvironment())).toBe(true);
    expect(readdirSync(join(local, home))).toEqual(['bin']);
    expect(readdirSync(local)).toEqual([home]);
  });

  test('is separate for other pinned versions', async () => {
    expect(await makeEnvironment('a==2')).not.toBe(await makeEnvironment());
    expect(readdirSync(local)).toHaveLength(2);
  });
});
