import type { Locator, Page } from 'playwright-core';
import { EMPTY_REPORT, SAMPLE_REPORT } from '../sample-report';
import { axeFindings } from './axe-findings';
import { LARGE_REPORT, MANY_FINDINGS } from './first-screen';
import { reportPages } from './opened-page';

const open = reportPages();

const SCREENS = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const REPORTS = {
  'of few tables': SAMPLE_REPORT,
  'of 60 tables and 40 principals': LARGE_REPORT,
  'with 80 findings': MANY_FINDINGS,
};

/** Whether all of an element is on the first screen. */
async function isOnScreen(page: Page, element: Locator): Promise<boolean> {
  const box = await element.boundingBox();
  const screen = page.viewportSize();
  if (box === null || screen === null) return false;
  const { x, y, width, height } = box;
  return x >= 0 && y >= 0 && x + width <= screen.width && y + height <= screen.height;
}

const CASES = Object.keys(SCREENS).flatMap((screen) =>
  Object.keys(REPORTS).map((report) => [screen, report] as const),
);

describe.each(['light', 'dark'] as const)('first screen of the HTML page, %s', (colorScheme) => {
  test.each(CASES)(
    'on a %s it shows who reaches what, and what is wrong: a report %s',
    async (screen, name) => {
      const viewport = SCREENS[screen as keyof typeof SCREENS];
      const report = REPORTS[name as keyof typeof REPORTS];
      const { page } = await open(report, { viewport, colorScheme, bypassCSP: true });
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
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
      expect(await axeFindings(page)).toEqual([]);
    },
  );
});

describe('overview of the HTML page', () => {
  test('findings of high severity are the loudest part of the summary', async () => {
    const { page } = await open({ ...SAMPLE_REPORT, unresolved: MANY_FINDINGS.unresolved });
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

  test.each(Object.entries(SCREENS))('all tables can be reached on a %s', async (_, viewport) => {
    const { page } = await open(LARGE_REPORT, { viewport });
    const last = page.locator('.tables tbody tr').last();
    expect(await isOnScreen(page, last)).toBe(false);
    await last.scrollIntoViewIfNeeded();
    expect(await isOnScreen(page, last.locator('th code'))).toBe(true);
  });

  test('tables stay beside the findings on a desktop', async () => {
    const { page } = await open(MANY_FINDINGS, { viewport: SCREENS.desktop });
    await page.locator('.finding h3').nth(40).scrollIntoViewIfNeeded();
    expect(await isOnScreen(page, page.locator('.tables th code').first())).toBe(true);
  });

  test('paper shows all tables', async () => {
    const { page } = await open(LARGE_REPORT, { viewport: SCREENS.phone });
    await page.emulateMedia({ media: 'print' });
    const [height, all]: number[] = await page
      .locator('.scroll')
      .evaluate((one: any) => [one.clientHeight, one.scrollHeight]);
    expect(height).toBe(all);
  });

  test('a principal of a table links to its section, which the filter then shows', async () => {
    const { page, faults } = await open(SAMPLE_REPORT, { hash: '#principal=AuthenticatedRole' });
    const section = page.getByRole('region', { name: 'ShippingWorkload: AWS Lambda' });
    expect(await section.isVisible()).toBe(false);
    await page.locator('.names a', { hasText: 'ShippingWorkload' }).first().click();
    expect(await section.locator('h3').isVisible()).toBe(true);
    expect(await isOnScreen(page, section.locator('h3'))).toBe(true);
    expect(faults).toEqual([]);
  });

  test('a link to a section leaves the filter as it is', async () => {
    const { page } = await open(SAMPLE_REPORT, { hash: '#table=AuditTable' });
    await page.locator('.summary a').first().click();
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
