import type { Locator, Page } from 'playwright-core';
import { EMPTY_REPORT, SAMPLE_REPORT } from '../sample-report';
import { axeFindings } from './axe-findings';
import { choose, count } from './filter-page';
import { withTexts } from './hostile-report';
import { largeReport } from './large-report';
import { afterHashChange, reportPages } from './opened-page';
import { WILDCARD_REPORT } from './wildcard-report';

const open = reportPages();

const SCREENS = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const NARROW = { width: 360, height: 800 };
/** The label of the list of tables. */
const TABLES = 'Tables and their principals';
const LARGE_REPORT = largeReport(60, 40, 80);

/** Whether all of an element is on the first screen. */
async function isOnScreen(page: Page, element: Locator): Promise<boolean> {
  const box = await element.boundingBox();
  const screen = page.viewportSize();
  if (box === null || screen === null) return false;
  const { x, y, width, height } = box;
  return x >= 0 && y >= 0 && x + width <= screen.width && y + height <= screen.height;
}

/** The first screen shows who reaches what, and what is wrong, and nothing else. */
async function expectOverview(page: Page): Promise<void> {
  const row = page.locator('.tables tbody tr').first();
  const shown = {
    high: page.locator('.summary .high'),
    table: row.locator('th code'),
    principal: row.locator('.names a').first(),
    headline: page.locator('.finding h3').first(),
  };
  for (const [what, element] of Object.entries(shown)) {
    expect([what, await isOnScreen(page, element)]).toEqual([what, true]);
  }
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(
    page.viewportSize()?.width,
  );
}

describe.each(Object.entries(SCREENS))('first screen of the HTML page on a %s', (_, viewport) => {
  test('shows who reaches what, and what is wrong', async () => {
    await expectOverview((await open(SAMPLE_REPORT, { viewport })).page);
  });

  test('so it does with 60 tables, 40 principals and 80 findings; all tables can be reached, and paper shows all', async () => {
    const { page } = await open(LARGE_REPORT, { viewport });
    await expectOverview(page);
    const last = page.locator('.tables tbody tr').last();
    expect(await isOnScreen(page, last)).toBe(false);
    await last.scrollIntoViewIfNeeded();
    expect(await isOnScreen(page, last.locator('th code'))).toBe(true);
    await page.emulateMedia({ media: 'print' });
    const [height, all]: number[] = await page
      .locator('.scroll')
      .evaluate((one: any) => [one.clientHeight, one.scrollHeight]);
    expect(height).toBe(all);
  });
});

describe('overview of the HTML page', () => {
  test('findings of high severity are the loudest part of the summary', async () => {
    const { page } = await open({ ...SAMPLE_REPORT, unresolved: LARGE_REPORT.unresolved });
    const colors = await page
      .locator('.summary a')
      .evaluateAll((links) =>
        links.map((one: any) => [
          one.textContent,
          one.ownerDocument.defaultView.getComputedStyle(one).backgroundColor,
        ]),
      );
    expect(colors.map(([text]) => text)).toEqual([
      '1 high',
      '1 acknowledged',
      '2 tables',
      '4 principals',
      '80 unresolved',
    ]);
    const [[, high], ...others] = colors as [[string, string], ...[string, string][]];
    expect(high).toBe('rgb(151, 25, 28)');
    expect(new Set(others.map(([, color]) => color))).toEqual(new Set(['rgb(255, 255, 255)']));
  });

  test('tables stay on the screen while the findings scroll, on a desktop', async () => {
    const { page } = await open(LARGE_REPORT, { viewport: SCREENS.desktop });
    await page.locator('.finding h3').nth(40).scrollIntoViewIfNeeded();
    expect(await isOnScreen(page, page.locator('.tables th code').first())).toBe(true);
  });

  test('a principal of a table links to its section, which the filter then shows', async () => {
    const { page, faults } = await open(SAMPLE_REPORT, { hash: '#principal=AuthenticatedRole' });
    const section = page.getByRole('region', { name: 'ShippingWorkload: AWS Lambda' });
    expect(await section.isVisible()).toBe(false);
    await afterHashChange(page, () =>
      page.locator('.names a', { hasText: 'ShippingWorkload' }).first().click(),
    );
    expect(await section.locator('h3').isVisible()).toBe(true);
    expect(await isOnScreen(page, section.locator('h3'))).toBe(true);
    expect(faults).toEqual([]);
  });

  test('a link to a section leaves the filter as it is', async () => {
    const { page } = await open(SAMPLE_REPORT, { hash: '#table=AuditTable' });
    await afterHashChange(page, () => page.locator('.summary a').first().click());
    expect(await page.getByRole('status').textContent()).toBe('4 of 9 permissions');
  });

  test('a report of nothing has nothing that is loud', async () => {
    const { page } = await open(EMPTY_REPORT);
    expect(await page.locator('.summary li').allTextContents()).toEqual([
      'no findings',
      '0 tables',
      '0 principals',
      '0 unresolved',
    ]);
  });
});

describe('HTML page on other screens and on paper', () => {
  test('no name makes the page wider than a phone', async () => {
    const long = withTexts(SAMPLE_REPORT, (text) => text + 'W'.repeat(100));
    for (const report of [SAMPLE_REPORT, long, EMPTY_REPORT]) {
      const { page } = await open(report, { viewport: NARROW });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(NARROW.width);
    }
  });

  test('on the narrowest screen with tables no title of a column is broken', async () => {
    const { page } = await open(SAMPLE_REPORT, { viewport: { width: 961, height: 800 } });
    const heights = await page
      .locator('thead tr:visible')
      .evaluateAll((rows) => rows.map((row: any) => row.offsetHeight));
    expect(heights).toHaveLength(8);
    expect(Math.max(...heights)).toBeLessThan(35);
  });

  test('at 1100 pixels no name of a target, action or statement breaks within a word', async () => {
    const { page } = await open(SAMPLE_REPORT, { viewport: { width: 1100, height: 800 } });
    const words = await page
      .locator('.grants :is(th, td:nth-child(3), td:last-child) .long')
      .evaluateAll((spans) =>
        spans.flatMap((span: any) =>
          [...span.childNodes]
            .filter((node) => node.nodeValue !== null)
            .map((node): [string, number] => {
              const range = span.ownerDocument.createRange();
              range.selectNodeContents(node);
              return [node.nodeValue, range.getClientRects().length];
            }),
        ),
      );
    expect(words).toContainEqual(['Tenant', 1]);
    expect(words.filter(([, lines]) => lines > 1)).toEqual([]);
  });

  test('on a phone each cell has a label, and tables keep their roles', async () => {
    const { page } = await open(SAMPLE_REPORT, { viewport: NARROW });
    const grants = page.getByRole('table', { name: 'Permissions: ShippingWorkload' });
    expect(await grants.getByRole('row').count()).toBe(4);
    expect(await grants.getByRole('columnheader').count()).toBe(7);
    const label = await page.evaluate(
      `getComputedStyle(document.querySelector('.grants td'), '::before').content`,
    );
    expect(label).toMatch(/^"Effect"/);
  });

  test('on paper there are no controls, and how many of the grants were printed', async () => {
    const { page } = await open(SAMPLE_REPORT, { hash: '#action=Scan', colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('combobox').count()).toBe(0);
    expect(await page.getByRole('status').isVisible()).toBe(true);
    expect(await count(page)).toBe('2 of 9 permissions');
    const colours: string[] = await page.evaluate(`(() => {
      const { backgroundColor, color } = getComputedStyle(document.documentElement);
      return [backgroundColor, color];
    })()`);
    expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(27, 35, 48)']);
  });
});

describe('accessibility of the HTML page', () => {
  test.each(Object.entries(SCREENS))('axe finds nothing on a %s', async (_, viewport) => {
    const { page } = await open(SAMPLE_REPORT, { viewport });
    expect(await axeFindings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await axeFindings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    await choose(page, 'Table', 'AuditTable');
    expect(await count(page)).toBe('4 of 9 permissions');
    expect(await axeFindings(page)).toEqual([]);
  });

  test('axe finds nothing in a list of tables that scrolls, and in findings of one rule', async () => {
    const { page } = await open(largeReport(16, 6, 8), { viewport: SCREENS.desktop });
    expect(await isOnScreen(page, page.locator('.tables tbody tr').last())).toBe(false);
    expect(await axeFindings(page)).toEqual([]);
  });

  test('the Tab key reaches the list of many tables, and the End key its end', async () => {
    const { page } = await open(LARGE_REPORT, { viewport: SCREENS.desktop });
    const focused = page.locator(':focus');
    const labels: (string | null)[] = [];
    for (let presses = 0; presses < 10; presses += 1) {
      await page.keyboard.press('Tab');
      labels.push(await focused.getAttribute('aria-label'));
      if (labels.at(-1) === TABLES) break;
    }
    expect(labels).toContain(TABLES);
    const scrolled = page.evaluate(
      "new Promise((done) => document.activeElement.addEventListener('scrollend', () => done()))",
    );
    await page.keyboard.press('End');
    await scrolled;
    const last = page.locator('.tables tbody tr').last();
    expect(await isOnScreen(page, last.locator('th code'))).toBe(true);
  });

  test('axe finds nothing in a report of nothing', async () => {
    const { page } = await open(EMPTY_REPORT);
    expect(await axeFindings(page)).toEqual([]);
  });

  test('what is wider than it should be is loud', async () => {
    const { page } = await open(WILDCARD_REPORT);
    expect(await page.locator('.grants .loud').allTextContents()).toEqual([
      '⚠ every resource',
      '⚠ every resource',
      '⚠ Get*',
      '⚠ every resource',
      '⚠ *',
      '⚠ every resource',
      '⚠ every action except DeleteTable',
    ]);
    expect(await axeFindings(page)).toEqual([]);
  });
});
