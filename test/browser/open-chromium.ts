import { chromium, type Browser } from 'playwright-core';
import { chromiumMissing, findChromium } from './find-chromium';

/**
 * Starts the browser of this machine, without a window.
 *
 * @throws {Error} where there is none, telling how to install one
 */
export function openChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(chromiumMissing());
  return chromium.launch({
    executablePath,
    // Chromium cannot make its sandbox as root.
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-gpu', '--disable-software-rasterizer'],
  });
}
