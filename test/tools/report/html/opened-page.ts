import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page, ViewportSize } from 'playwright-core';
import type { AccessReport } from '../../../../tools/report/model/access-report';
import { htmlReport } from '../../../../tools/report/html/html-report';
import { openChromium } from '../../../browser/open-chromium';

export interface OpenedPage {
  readonly page: Page;
  /** The page's own address. */
  readonly address: string;
  /** Errors, violations of the Content-Security-Policy, and dialogs. */
  readonly faults: readonly string[];
  /** The URLs that the page requested, its own first. */
  readonly requests: readonly string[];
}

export interface Opening {
  /** The URL fragment, such as `#table=OrdersTable`. */
  readonly hash?: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: ViewportSize;
  readonly javaScriptEnabled?: false;
}

/**
 * One browser for all tests of a file, which opens reports from files, as reviewers do. Tests share a tab if possible,
 * because new tabs are slow.
 */
export function reportPages() {
  const directory = mkdtempSync(join(tmpdir(), 'report-'));
  const tabs = new Map<boolean, Promise<Tab>>();
  let browser: Browser | undefined;
  let files = 0;
  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(async () => {
    rmSync(directory, { recursive: true });
    await browser?.close();
  });
  return async (report: AccessReport, opening: Opening = {}): Promise<OpenedPage> => {
    const { javaScriptEnabled = true } = opening;
    const tab = tabs.get(javaScriptEnabled) ?? newTab(browser, { javaScriptEnabled });
    tabs.set(javaScriptEnabled, tab);
    const file = join(directory, `${++files}.html`);
    writeFileSync(file, htmlReport(report));
    return show(await tab, pathToFileURL(file).href, opening);
  };
}

interface Tab {
  readonly page: Page;
  faults: string[];
  requests: string[];
}

const DESKTOP = { width: 1280, height: 900 };

async function show(tab: Tab, address: string, opening: Opening): Promise<OpenedPage> {
  const { page } = tab;
  const { hash = '', colorScheme = 'light', viewport = DESKTOP } = opening;
  await page.emulateMedia({ media: null, colorScheme });
  await page.setViewportSize(viewport);
  const faults = (tab.faults = []);
  const requests = (tab.requests = []);
  await page.goto(address + hash);
  return { page, address, faults, requests };
}

async function newTab(browser: Browser | undefined, options: BrowserContextOptions): Promise<Tab> {
  if (browser === undefined) throw new Error('Open pages in tests, not before');
  const page = await browser.newPage(options);
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

/** Changes the URL fragment, and waits until the page has handled the change. */
export async function afterHashChange(page: Page, change: () => Promise<unknown>): Promise<void> {
  const handled = page.evaluate(
    'new Promise((done) => addEventListener("hashchange", () => done(), { once: true }))',
  );
  await change();
  await handled;
}
