import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateStage } from '../../../lib/stage/validate-stage';
import { checkStageOnce } from '../../../lib/stage/check-stage-once';
import { MINIMAL, SHIPPED, shippedStage, withTable } from '../../stages';

const check = jest.fn(validateStage);
const once = (written: unknown, folder: string | undefined) =>
  checkStageOnce(written, folder, check);

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stages-'));
  check.mockClear();
});
afterEach(() => rmSync(directory, { recursive: true }));

test.each(SHIPPED)('%s is the same stage when it is remembered, and is checked once', (name) => {
  const written = shippedStage(name);
  const first = once(written, directory);
  expect(once(written, directory)).toEqual(first);
  expect(first.ok).toBe(true);
  expect(check).toHaveBeenCalledTimes(1);
});

test('a changed stage is checked', () => {
  once(MINIMAL, directory);
  once(withTable({ rows: 'own' }), directory);
  expect(check).toHaveBeenCalledTimes(2);
});

test('a stage with problems is checked each time, and has them each time', () => {
  const wrong = withTable({ tableName: 'a/b' });
  const told = once(wrong, directory);
  expect(told.ok).toBe(false);
  expect(once(wrong, directory)).toEqual(told);
  expect(check).toHaveBeenCalledTimes(2);
  expect(readdirSync(directory)).toEqual([]);
});

test('what cannot be read back is checked', () => {
  once(MINIMAL, directory);
  for (const file of readdirSync(directory)) writeFileSync(join(directory, file), '{"stack');
  expect(once(MINIMAL, directory).ok).toBe(true);
  expect(check).toHaveBeenCalledTimes(2);
});

test('without a folder nothing is remembered', () => {
  once(MINIMAL, undefined);
  once(MINIMAL, undefined);
  expect(check).toHaveBeenCalledTimes(2);
});
