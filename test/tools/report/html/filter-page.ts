import type { Page } from 'playwright-core';

/** Chooses in a control of the filter, by its label. */
export async function choose(page: Page, control: string, value: string): Promise<void> {
  await page.getByRole('combobox', { name: control, exact: true }).selectOption({ value });
}

/** What the filter says about itself. */
export function count(page: Page): Promise<string | null> {
  return page.getByRole('status').textContent();
}

/** The statements of the grants that can be seen. */
export function shownStatements(page: Page): Promise<string[]> {
  return page
    .locator('[data-grant]:visible > td:last-child')
    .evaluateAll((cells) => cells.map((cell: any) => cell.querySelector('span').textContent));
}

/** The headings of the principals that can be seen. */
export function shownPrincipals(page: Page): Promise<string[]> {
  return page.locator('[data-principal]:visible > h3').allTextContents();
}
