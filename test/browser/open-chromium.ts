import { chromium, type Browser } from 'playwright-core';
import { chromiumMissing, findChromium } from './find-chromium';

/** Slow machines are slow, not wrong. Less than a test has, so that Playwright says what it waited for. */
const PATIENCE_MS = 240_000;

/**
 * Starts the browser of this machine, without a window.
 *
 * @throws {Error} where there is none, telling how to install one
 */
export async function openChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(chromiumMissing());
  const browser = await chromium.launch({
    executablePath,
    // Chromium cannot make its sandbox as root.
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-gpu', '--disable-software-rasterizer'],
  });
  browser.on('context', (context) => context.setDefaultTimeout(PATIENCE_MS));
  return browser;
}
