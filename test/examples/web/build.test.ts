import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { devDependencies, dependencies } from '../../../package.json';
import { buildProject } from '../../browser/vite-project';
import { checked, shippedStage } from '../../stages';
import { clientFile, copyExample, EXAMPLE } from './copied-example';

const file = (stage: Parameters<typeof shippedStage>[0]) =>
  clientFile(checked(shippedStage(stage)));

test.each(['dev', 'own', 'tenant', 'groups', 'everything'] as const)(
  'the example builds with the client file of %s',
  async (stage) => {
    await expect(buildProject(copyExample(file(stage)))).resolves.toMatch(/dist$/);
  },
);

test('its packages have exact versions, those that the tests use', () => {
  const example = JSON.parse(readFileSync(join(EXAMPLE, 'package.json'), 'utf8'));
  const { typescript7, ...others } = { ...dependencies, ...devDependencies };
  const used: Record<string, string> = { ...others, typescript: typescript7.replace(/.*@/, '') };
  const pinned: Record<string, string> = { ...example.dependencies, ...example.devDependencies };
  const names = Object.keys(pinned);
  expect(pinned).toEqual(Object.fromEntries(names.map((name) => [name, used[name]])));
});

describe('a key', () => {
  const build = (lines: string) =>
    buildProject(
      copyExample(file('own'), {
        'src/keys.ts': `
          import { fetchAuthSession } from 'aws-amplify/auth';
          import { tables } from './client';
          import { itemKey } from './item-key';
          const session = await fetchAuthSession();
          ${lines}`,
      }),
    );

  test('compiles with what its table needs', async () => {
    const lines = `
      itemKey(tables.profiles, session, {});
      itemKey(tables.orders, session, { partition: 'order-1', sort: 'state' });`;
    await expect(build(lines)).resolves.toMatch(/dist$/);
  });

  test.each([
    ["itemKey(tables.orders, session, { partition: 'order-1' });", /TS2345.*'sort'/s],
    ["itemKey(tables.orders, session, { sort: 'state' });", /TS2345.*'partition'/s],
    ["itemKey(tables.profiles, session, { sort: 'state' });", /TS2322.*'undefined'/s],
    ['itemKey(tables.gone, session, {});', /TS2339.*'gone'/s],
  ])('does not compile without it: %s', async (line, error) => {
    await expect(build(line)).rejects.toThrow(error);
  });
});
