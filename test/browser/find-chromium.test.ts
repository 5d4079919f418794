import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromiumMissing, findChromium } from './find-chromium';

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'chromium-'));
});

afterEach(() => rmSync(home, { recursive: true }));

function program(...path: readonly string[]): string {
  const file = join(home, ...path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, '');
  chmodSync(file, 0o755);
  return file;
}

test('a browser is found on the PATH, Chromium before Chrome', () => {
  const chrome = program('one', 'google-chrome');
  const PATH = [join(home, 'gone'), join(home, 'one'), join(home, 'two')].join(delimiter);
  expect(findChromium({ PATH })).toBe(chrome);
  const chromium = program('two', 'chromium');
  expect(findChromium({ PATH })).toBe(chromium);
});

test('what is no program is passed over', () => {
  const chrome = program('one', 'google-chrome');
  mkdirSync(join(home, 'one', 'chromium'));
  writeFileSync(join(home, 'one', 'chromium-browser'), '');
  expect(findChromium({ PATH: join(home, 'one') })).toBe(chrome);
});

test('a browser is found where Windows has it', () => {
  const chrome = program('Google', 'Chrome', 'Application', 'chrome.exe');
  expect(findChromium({ LOCALAPPDATA: home })).toBe(chrome);
});

test('CHROMIUM comes first, and where it is none nothing else is taken in its place', () => {
  program('one', 'chromium');
  const PATH = join(home, 'one');
  const own = program('own');
  expect(findChromium({ PATH, CHROMIUM: own })).toBe(own);
  expect(findChromium({ PATH, CHROMIUM: join(home, 'gone') })).toBeUndefined();
  expect(chromiumMissing({ CHROMIUM: 'gone' })).toMatch(
    'received CHROMIUM=gone, which is no program',
  );
});

test('where there is none the message tells how to install one', () => {
  expect(chromiumMissing({})).toMatch(
    /^received no Chromium .+ install the package chromium .+ CHROMIUM=PATH$/,
  );
});
