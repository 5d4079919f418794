import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AdminCreateUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { transformSync } from '@swc/core';
import {
  configIn,
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
const TEMPORARY = 'Temporary-Passw0rd';

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
    ['the temporary password', TEMPORARY],
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

  beforeAll(async () => {
    const config = join(directory, 'my-app.json');
    writeFileSync(config, block('json'));
    const out = join(directory, 'amplify_outputs.json');
    started = await run([...START, '--config', config, '--keep', '--out', out]);
  });

  afterAll(() => endKept(started));

  test('the client runs as it is written, with the stage file as it is written', async () => {
    const outputs = JSON.parse(readFileSync(join(directory, 'amplify_outputs.json'), 'utf8'));
    const config = configIn(started.stdout);
    await new CognitoIdentityProviderClient(config).send(
      new AdminCreateUserCommand({
        UserPoolId: outputs.auth.user_pool_id,
        Username: 'you@example.com',
        TemporaryPassword: TEMPORARY,
        UserAttributes: [
          { Name: 'email', Value: 'you@example.com' },
          { Name: 'email_verified', Value: 'true' },
        ],
      }),
    );
    const program = join(directory, 'client.mjs');
    writeFileSync(program, client(config.endpoint));
    symlinkSync(join(ROOT, 'node_modules'), join(directory, 'node_modules'));
    const { status, stdout, stderr } = await run([program]);
    expect([status, stderr]).toEqual([0, expect.not.stringContaining('Error')]);
    expect(stdout).toMatch(/order-1.*paid/s);
  });
});
