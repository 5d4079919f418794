import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { devDependencies, dependencies } from '../../../package.json';
import { bundle, compilerErrors, writeProject } from '../../browser/vite-project';
import { checked, SHIPPED, shippedStage } from '../../stages';
import { clientFile, copyExample, EXAMPLE } from './copied-example';

const IMPORTS = [
  "import { fetchAuthSession } from 'aws-amplify/auth';",
  "import { tables } from './client';",
  "import { itemKey } from './item-key';",
  'const session = await fetchAuthSession();',
];

/** Calls, a line each, and the error of the compiler. */
const KEYS = {
  'itemKey(tables.profiles, session, {});': undefined,
  "itemKey(tables.orders, session, { partition: 'order-1', sort: 'state' });": undefined,
  "itemKey(tables.orders, session, { partition: 'order-1' });": /TS2345.*'sort'/s,
  "itemKey(tables.orders, session, { sort: 'state' });": /TS2345.*'partition'/s,
  "itemKey(tables.profiles, session, { sort: 'state' });": /TS2322.*'undefined'/s,
  'itemKey(tables.gone, session, {});': /TS2339.*'gone'/s,
};

let copies: Record<(typeof SHIPPED)[number], string>;
let errors: readonly string[];

/** The compiler reads the types of the packages once for all copies. */
beforeAll(async () => {
  const copyOf = (stage: (typeof SHIPPED)[number]) =>
    copyExample(clientFile(checked(shippedStage(stage))));
  copies = Object.fromEntries(SHIPPED.map((stage) => [stage, copyOf(stage)])) as typeof copies;
  writeFileSync(join(copies.own, 'src', 'keys.ts'), [...IMPORTS, ...Object.keys(KEYS)].join('\n'));
  const all = dirname(copies.own);
  const options = { extends: join(EXAMPLE, 'tsconfig.json'), include: ['*/src', '*/demo'] };
  writeProject(all, { 'tsconfig.json': JSON.stringify(options) });
  errors = await compilerErrors(all);
  await bundle(...Object.values(copies));
});

test.each(SHIPPED)('the example compiles and builds with the client file of %s', (stage) => {
  const copy = copies[stage];
  const own = errors.filter((error) => error.startsWith(`${basename(copy)}/`));
  expect(own.filter((error) => !error.includes('/src/keys.ts('))).toEqual([]);
  expect(existsSync(join(copy, 'dist', 'index.html'))).toBe(true);
});

test('its packages have exact versions, those that the tests use', () => {
  const example = JSON.parse(readFileSync(join(EXAMPLE, 'package.json'), 'utf8'));
  const { typescript7, ...others } = { ...dependencies, ...devDependencies };
  const used: Record<string, string> = { ...others, typescript: typescript7.replace(/.*@/, '') };
  const pinned: Record<string, string> = { ...example.dependencies, ...example.devDependencies };
  const names = Object.keys(pinned);
  expect(pinned).toEqual(Object.fromEntries(names.map((name) => [name, used[name]])));
});

describe('itemKey compiles with what a table needs, and nothing else', () => {
  test.each(Object.entries(KEYS))('%s', (call, error) => {
    const line = Object.keys(KEYS).indexOf(call) + IMPORTS.length + 1;
    const found = errors.filter((one) => one.includes(`/src/keys.ts(${line},`));
    expect(found).toEqual(error === undefined ? [] : [expect.stringMatching(error)]);
  });

  test('and the compiler says nothing else', () => {
    expect(errors).toHaveLength(4);
  });
});
