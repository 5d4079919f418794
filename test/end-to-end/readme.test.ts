import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openChromium } from '../browser/open-chromium';
import { buildProject, serve, TEMPLATE_OPTIONS, writeProject } from '../browser/vite-project';
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

const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const PASSWORD = 'Given-Passw0rd';
const USER = ['--require', 'ts-node/register', join('bin', 'user.ts')];

/** The only code block of a language. */
function block(language: string): string {
  const blocks = [...README.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))];
  expect(blocks).toHaveLength(1);
  return blocks[0]?.[1] ?? '';
}

/** An empty Vite project with the README's client in it. */
function project(outputs: string): Record<string, string> {
  const client = block('ts').replace('the temporary password', PASSWORD);
  expect(client).toContain(PASSWORD);
  return {
    'package.json': JSON.stringify({ private: true, type: 'module' }),
    'tsconfig.json': JSON.stringify({ compilerOptions: TEMPLATE_OPTIONS, include: ['src'] }),
    'index.html':
      '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/src/main.ts"></script>',
    'src/main.ts': client,
    'src/amplify_outputs.json': outputs,
  };
}

/** What a page prints when it is opened. */
async function printed(page: Page, open: () => Promise<unknown>): Promise<unknown> {
  const [message] = await Promise.all([
    page.waitForEvent('console', (one) => one.type() === 'log'),
    open(),
  ]);
  return message.args()[0]?.jsonValue();
}

describeWithPython('README', () => {
  let started: Finished;
  let config: string;
  let browser: Browser | undefined;
  let served: Awaited<ReturnType<typeof serve>> | undefined;

  beforeAll(async () => {
    config = join(directory, 'my-app.json');
    writeFileSync(config, block('json'));
    const out = join(directory, 'amplify_outputs.json');
    started = await run([...START, '--config', config, '--keep', '--out', out]);
  });

  afterAll(async () => {
    await browser?.close();
    served?.server.close();
    await endKept(started);
  });

  test('the client runs in an empty Vite project and a browser, as it is written', async () => {
    const text = readFileSync(join(directory, 'amplify_outputs.json'), 'utf8');
    const { custom } = JSON.parse(text);
    expect(custom.endpoint).toBe(configIn(started.stdout).endpoint);
    const created = await run(
      [...USER, 'you@example.com', '--config', config, '--password-stdin'],
      { ...process.env, ...exportedIn(started.stdout) },
      PASSWORD,
    );
    expect([created.status, created.stderr]).toEqual([0, '']);
    const client = join(directory, 'client');
    writeProject(client, project(text));
    const { url } = (served = await serve(await buildProject(client)));
    browser = await openChromium();
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(String(error)));
    const item = {
      pk: expect.stringMatching(/^us-east-1:[0-9a-f-]{36}$/),
      sk: 'order-1',
      status: 'paid',
      total: 12,
    };
    expect(await printed(page, () => page.goto(url))).toEqual(item);
    // Signed in from then on.
    expect(await printed(page, () => page.reload())).toEqual(item);
    expect(errors).toEqual([]);
  });

  test('the client compiles with the file of a stack on AWS, which has no endpoint', async () => {
    const file = JSON.parse(readFileSync(join(directory, 'amplify_outputs.json'), 'utf8'));
    delete file.custom.endpoint;
    const client = join(directory, 'client-on-aws');
    writeProject(client, project(JSON.stringify(file)));
    await expect(buildProject(client)).resolves.toMatch(/dist$/);
  });
});
