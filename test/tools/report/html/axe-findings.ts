import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** The findings of axe. */
export async function axeFindings(page: Page): Promise<[rule: string, html: string[]][]> {
  await page.evaluate(axe.source);
  const { violations }: axe.AxeResults = await page.evaluate(
    'axe.run({ resultTypes: ["violations"] })',
  );
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}
