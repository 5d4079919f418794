import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openChromium } from '../browser/open-chromium';
import { axeFindings } from '../tools/report/html/axe-findings';
import { describeWithPython, endpointIn, refusal, ROOT } from './npm-start';

/** What is allowed on one key: Put, Get, Update, Query and Delete, or none. */
const NOTHING = '-----';
const DEFAULT = 'PGU--';

interface Expected {
  readonly own: string;
  readonly anothers: string;
}

/** By stage, table and user. A Scan and a call without sign-in are denied everywhere. */
const OUTCOMES: Readonly<Record<string, Record<string, Record<string, Expected>>>> = {
  dev: {
    orders: {
      alice: { own: DEFAULT, anothers: DEFAULT },
      bob: { own: DEFAULT, anothers: DEFAULT },
    },
  },
  own: {
    profiles: {
      alice: { own: DEFAULT, anothers: NOTHING },
      bob: { own: DEFAULT, anothers: NOTHING },
    },
    orders: {
      alice: { own: DEFAULT, anothers: NOTHING },
      bob: { own: DEFAULT, anothers: NOTHING },
    },
  },
  tenant: {
    settings: {
      alice: { own: DEFAULT, anothers: NOTHING },
      bob: { own: DEFAULT, anothers: NOTHING },
      carol: { own: NOTHING, anothers: NOTHING },
    },
    orders: {
      alice: { own: DEFAULT, anothers: NOTHING },
      bob: { own: DEFAULT, anothers: NOTHING },
      carol: { own: NOTHING, anothers: NOTHING },
    },
  },
  groups: {
    orders: {
      alice: { own: DEFAULT, anothers: NOTHING },
      bob: { own: DEFAULT, anothers: NOTHING },
      carol: { own: 'PGUQ-', anothers: '-G-Q-' },
      dave: { own: DEFAULT, anothers: NOTHING },
    },
    catalogue: {
      alice: { own: '-G---', anothers: '-G---' },
      bob: { own: '-G---', anothers: '-G---' },
      carol: { own: 'PGUQD', anothers: 'PGUQD' },
      dave: { own: DEFAULT, anothers: '-G---' },
    },
  },
};

const CALLS = ['PutItem', 'GetItem', 'UpdateItem', 'Query', 'DeleteItem'];

interface Entry {
  readonly who: string;
  readonly answer: string;
  readonly by: string;
}

/** Clicks a button and reads what the log says about it. */
async function click(page: Page, name: string): Promise<Entry> {
  const rows = page.locator('#log tbody tr');
  const before = await rows.count();
  await page.getByRole('button', { name, exact: true }).click();
  await rows.nth(before).waitFor();
  const cells = await rows.first().locator('td').allInnerTexts();
  const [, who = '', , , answer = '', , by = ''] = cells;
  return { who, answer, by };
}

async function outcomes(page: Page, table: string, target: string): Promise<string> {
  let letters = '';
  for (const call of CALLS) {
    const { answer, by } = await click(page, `${call}: ${target}, ${table}`);
    const isAllowed = answer.startsWith('Allowed: ');
    if (!isAllowed) expect(answer).toMatch(/^Denied: (AccessDenied|NotAuthorized)Exception: .+/);
    expect(by).toMatch(isAllowed ? /^Allow in the identity-based policy: \w+/ : /\w{3}/);
    letters += isAllowed ? call.charAt(0) : '-';
  }
  return letters;
}

describeWithPython.each(Object.entries(OUTCOMES))('the demo of the stage %s', (stage, tables) => {
  let demo: ChildProcess;
  let printed = '';
  let browser: Browser | undefined;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    const args = ['--require', 'ts-node/register', join('bin', 'demo.ts')];
    demo = spawn(process.execPath, [...args, '--stage', stage, '--no-open'], { cwd: ROOT });
    const address = await new Promise<string>((resolve, reject) => {
      const read = (chunk: string) => {
        printed += chunk;
        const [, found] = /^Demo page: (\S+)$/m.exec(printed) ?? [];
        if (found !== undefined) resolve(found);
      };
      demo.stdout?.setEncoding('utf8').on('data', read);
      demo.stderr?.setEncoding('utf8').on('data', read);
      demo.once('close', () => reject(new Error(printed)));
    });
    browser = await openChromium();
    page = await browser.newPage({ bypassCSP: true });
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(address);
    await page.getByRole('radio').first().waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    demo.kill('SIGINT');
  });

  test('every button does what the policies allow', async () => {
    const found: Record<string, Record<string, Expected>> = {};
    const users = Object.keys(Object.values(tables)[0] ?? {});
    for (const table of Object.keys(tables)) found[table] = {};
    for (const user of users) {
      await page.getByRole('radio', { name: user }).check();
      for (const [table, ofUsers] of Object.entries(found)) {
        const own = await outcomes(page, table, 'own item');
        ofUsers[user] = { own, anothers: await outcomes(page, table, "another's item") };
        const scan = await click(page, `Scan: whole table, ${table}`);
        expect(scan).toMatchObject({ who: user, answer: expect.stringMatching(/^Denied: /) });
        const { who, answer } = await click(page, `GetItem: not signed in, ${table}`);
        expect([who, answer]).toEqual([
          'nobody',
          'Denied: MissingAuthenticationTokenException: Request is missing Authentication Token',
        ]);
      }
    }
    expect(found).toEqual(tables);
  });

  test('shows the rule, and each key, and says once that answers are simulated', async () => {
    for (const [table, users] of Object.entries(tables)) {
      const card = page.getByRole('region', { name: table });
      expect(await card.locator('.rule').innerText()).toMatch(/may call/);
      const names = await card.locator('.keys tbody th').allInnerTexts();
      expect(names).toEqual(Object.keys(users));
      expect(await card.locator('.keys code').allInnerTexts()).toEqual(
        names.map(() => expect.stringMatching(/^pk "[^"]+"/)),
      );
    }
    const text = await page.locator('header').innerText();
    expect(text.match(/simulated/g)).toHaveLength(1);
  });

  test('has no errors but the denied requests', () => {
    const others = errors.filter((one) => !/^Failed to load resource: .* status of 400/.test(one));
    expect(others).toEqual([]);
  });

  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
  ] as const)('is accessible, %s, %d pixels wide', async (colorScheme, width) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    expect(await axeFindings(page)).toEqual([]);
    const scrolled = await page.evaluate('document.documentElement.scrollWidth');
    expect(scrolled).toBeLessThanOrEqual(width);
  });

  test('works by keyboard', async () => {
    const rows = page.locator('#log tbody tr');
    const before = await rows.count();
    await page.getByRole('radio').first().focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('radio').nth(1).isChecked()).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await rows.nth(before).waitFor();
    expect(await rows.first().locator('td').nth(1).innerText()).toBe('bob');
  });

  test('stops with its local AWS', async () => {
    demo.kill('SIGINT');
    const [status] = await once(demo, 'exit');
    expect(status).toBe(130);
    expect(await refusal(endpointIn(printed))).toBe('ECONNREFUSED');
  });
});
