import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import MarkdownIt from 'markdown-it';
import { anchor } from '../../tools/docs/markdown-text';

const ROOT = join(__dirname, '..', '..');
const PAGES = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'],
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    // Those of docs/api are generated, with the lines of the declarations.
    .filter((file) => file.endsWith('.md') && !file.endsWith('.api.md'))
    .map((file) => join('docs', file)),
  join('examples', 'web', 'README.md'),
];
const markdown = new MarkdownIt({ html: true });

function text(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8');
}

/** The anchors that GitHub gives to the headings of a page. */
function anchors(page: string): string[] {
  const tokens = markdown.parse(text(page), {});
  const headings = tokens.flatMap(({ type }, position) =>
    type === 'heading_open' ? [tokens[position + 1]?.content ?? ''] : [],
  );
  return headings.map(anchor);
}

/** The targets of a page's links and pictures. */
function targets(page: string): string[] {
  return markdown.parse(text(page), {}).flatMap(({ children }) =>
    (children ?? []).flatMap((token) => {
      const target = token.attrGet('href') ?? token.attrGet('src');
      return target === null ? [] : [String(target)];
    }),
  );
}

/** The scripts of package.json that a page names. */
function commandsIn(page: string): string[] {
  return [...text(page).matchAll(/npm run ([a-z][a-z:-]*)/g)].map(([, name = '']) => name);
}

/** The links of a page to files and headings that do not exist. */
function brokenLinks(page: string): string[] {
  return targets(page)
    .filter((target) => !/^(https?|mailto):/.test(target))
    .filter((target) => {
      const [file = '', heading] = target.split('#');
      const path = file === '' ? page : relative(ROOT, join(ROOT, dirname(page), file));
      if (!existsSync(join(ROOT, path))) return true;
      return heading !== undefined && !anchors(path).includes(heading);
    });
}

describe.each(PAGES)('%s', (page) => {
  test('links to files and headings that exist', () => {
    expect(brokenLinks(page)).toEqual([]);
  });

  test('has lines of 120 columns at most, apart from addresses', () => {
    const long = text(page)
      .split('\n')
      .filter((line) => line.length > 120 && !/https?:\/\/\S{60}/.test(line));
    expect(long).toEqual([]);
  });

  test('names commands that package.json has', () => {
    const beside = join(dirname(page), 'package.json');
    const files = existsSync(join(ROOT, beside)) ? ['package.json', beside] : ['package.json'];
    const scripts = Object.assign(
      {},
      ...files.map((file) => (JSON.parse(text(file)) as { scripts: object }).scripts),
    ) as object;
    // The changelog names those that are gone.
    const known =
      page === 'CHANGELOG.md' ? [...Object.keys(scripts), 'judge'] : Object.keys(scripts);
    expect(commandsIn(page).filter((name) => !known.includes(name))).toEqual([]);
  });
});

test('links, headings and commands are found', () => {
  expect(targets('README.md').length).toBeGreaterThan(10);
  expect(anchors('README.md')).toContain('deploy-to-your-account');
  expect(commandsIn('README.md')).toContain('demo');
});

test('the README fits 250 lines and 25 kB', () => {
  expect(text('README.md').split('\n').length).toBeLessThanOrEqual(250);
  expect(statSync(join(ROOT, 'README.md')).size).toBeLessThanOrEqual(25_000);
});
