import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { AccessReport } from '../../../lib/report/access-report';
import { htmlOf } from '../../../lib/report/html/html-of';
import { openChromium } from '../../browser/open-chromium';

export interface OpenedPage {
  readonly page: Page;
  /** The page's own address. */
  readonly address: string;
  /** Whatever a sound page does not do: errors, violations of its policy, dialogs. */
  readonly faults: readonly string[];
  /** The addresses of all that the page asked for, itself first. */
  readonly requests: readonly string[];
}

export interface Opening extends BrowserContextOptions {
  /** What follows the page's address, such as `#table=OrdersTable`. */
  readonly hash?: string;
}

/**
 * One browser for all tests of a file, which opens reports as a reviewer does: from a file. What is opened with the same
 * options is opened in the same tab, one after the other, because new ones take long.
 */
export function reportPages() {
  const directory = mkdtempSync(join(tmpdir(), 'report-'));
  const tabs = new Map<string, Promise<Tab>>();
  let browser: Browser;
  let files = 0;
  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(async () => {
    rmSync(directory, { recursive: true });
    await browser.close();
  });
  return async (report: AccessReport, { hash = '', ...options }: Opening = {}) => {
    const file = join(directory, `${++files}.html`);
    writeFileSync(file, htmlOf(report));
    const name = JSON.stringify(options);
    const tab = tabs.get(name) ?? newTab(browser, options);
    tabs.set(name, tab);
    return show(await tab, pathToFileURL(file).href, hash);
  };
}

interface Tab {
  readonly page: Page;
  faults: string[];
  requests: string[];
}

async function show(tab: Tab, address: string, hash: string): Promise<OpenedPage> {
  const { page } = tab;
  await page.emulateMedia({ media: null });
  const faults = (tab.faults = []);
  const requests = (tab.requests = []);
  await page.goto(address + hash);
  return { page, address, faults, requests };
}

async function newTab(browser: Browser, options: BrowserContextOptions): Promise<Tab> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const tab: Tab = { page, faults: [], requests: [] };
  page.on('console', (message) => tab.faults.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => tab.faults.push(String(error)));
  page.on('dialog', (dialog) => {
    tab.faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => tab.requests.push(request.url()));
  return tab;
}
