import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import {
  configIn,
  exportedIn,
  describeWithPython,
  directory,
  endKept,
  ROOT,
  run,
  START,
  type Finished,
} from './npm-start';

jest.setTimeout(300_000);
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const PASSWORD = 'Given-Passw0rd';
const USER = ['--require', 'ts-node/register', join('bin', 'user.ts')];

/** The only code block of a language. */
function block(language: string): string {
  const blocks = [...README.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))];
  expect(blocks).toHaveLength(1);
  return blocks[0]?.[1] ?? '';
}

/** The README's client for the local AWS, as JavaScript that Node.js runs without a bundler. */
function client(endpoint: string): string {
  const changed = [
    [/undefined = undefined;.*/, `undefined = ${JSON.stringify(endpoint)};`],
    ['the temporary password', PASSWORD],
    ["'./amplify_outputs.json'", "'./amplify_outputs.json' with { type: 'json' }"],
  ] as const;
  const source = changed.reduce((text, [from, to]) => {
    const replaced = text.replace(from, to);
    expect(replaced).not.toBe(text);
    return replaced;
  }, block('ts'));
  const { code } = transformSync(source, {
    jsc: {
      parser: { syntax: 'typescript' },
      target: 'es2022',
      experimental: { keepImportAttributes: true },
    },
    module: { type: 'es6' },
  });
  return code;
}

describeWithPython('README', () => {
  let started: Finished;
  let config: string;

  beforeAll(async () => {
    config = join(directory, 'my-app.json');
    writeFileSync(config, block('json'));
    const out = join(directory, 'amplify_outputs.json');
    started = await run([...START, '--config', config, '--keep', '--out', out]);
  });

  afterAll(() => endKept(started));

  test('the client runs as it is written, with the stage file as it is written', async () => {
    const created = await run(
      [...USER, 'you@example.com', '--config', config, '--password-stdin'],
      { ...process.env, ...exportedIn(started.stdout) },
      PASSWORD,
    );
    expect([created.status, created.stderr]).toEqual([0, '']);
    const program = join(directory, 'client.mjs');
    writeFileSync(program, client(configIn(started.stdout).endpoint));
    symlinkSync(join(ROOT, 'node_modules'), join(directory, 'node_modules'));
    const { status, stdout, stderr } = await run([program]);
    expect([status, stderr]).toEqual([0, expect.not.stringContaining('Error')]);
    expect(stdout).toMatch(/order-1.*paid/s);
  });
});
