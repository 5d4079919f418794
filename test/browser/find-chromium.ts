import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const CHROME_OF_WINDOWS = join('Google', 'Chrome', 'Application', 'chrome.exe');

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The browser of this machine: what `CHROMIUM` names, else the first Chromium or Chrome on the PATH, in the usual places
 * of macOS and Windows, or downloaded by Playwright.
 */
export function findChromium(environment: Environment = process.env): string | undefined {
  return candidates(environment).find(isProgram);
}

function candidates(environment: Environment): string[] {
  const { CHROMIUM, PATH = '', LOCALAPPDATA, PROGRAMFILES } = environment;
  if (CHROMIUM !== undefined) return [CHROMIUM];
  const folders = PATH.split(delimiter).filter((folder) => folder !== '');
  return [
    ...COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...[PROGRAMFILES, LOCALAPPDATA].flatMap((folder) =>
      folder === undefined ? [] : [join(folder, CHROME_OF_WINDOWS)],
    ),
    chromium.executablePath(),
  ];
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** For whoever runs the tests of the page on a machine without a browser. */
export function chromiumMissing(environment: Environment = process.env): string {
  const received =
    environment.CHROMIUM === undefined
      ? 'no Chromium or Chrome on the PATH or in the usual places'
      : `CHROMIUM=${environment.CHROMIUM}, which is no program`;
  return `received ${received}; expected a browser for the tests of the access report's page; install the package chromium or Google Chrome, or run npx playwright-core install chromium, or name one by CHROMIUM=PATH`;
}
