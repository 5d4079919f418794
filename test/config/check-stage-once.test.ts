import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkStage } from '../../lib/config/check-stage';
import { checkStageOnce } from '../../lib/config/check-stage-once';
import { MINIMAL, SHIPPED, shippedStage, withTable } from '../stages';

jest.mock('../../lib/config/check-stage', () => {
  const actual = jest.requireActual('../../lib/config/check-stage');
  return { ...actual, checkStage: jest.fn(actual.checkStage) };
});

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stages-'));
  jest.mocked(checkStage).mockClear();
});
afterEach(() => rmSync(directory, { recursive: true }));

test.each(SHIPPED)('%s is the same stage when it is remembered, and is checked once', (name) => {
  const written = shippedStage(name);
  const first = checkStageOnce(written, directory);
  expect(checkStageOnce(written, directory)).toEqual(first);
  expect(first.ok).toBe(true);
  expect(checkStage).toHaveBeenCalledTimes(1);
});

test('a changed stage is checked', () => {
  checkStageOnce(MINIMAL, directory);
  checkStageOnce(withTable({ rows: 'own' }), directory);
  expect(checkStage).toHaveBeenCalledTimes(2);
});

test('a stage with problems is checked each time, and has them each time', () => {
  const wrong = withTable({ tableName: 'a/b' });
  const told = checkStageOnce(wrong, directory);
  expect(told.ok).toBe(false);
  expect(checkStageOnce(wrong, directory)).toEqual(told);
  expect(checkStage).toHaveBeenCalledTimes(2);
  expect(readdirSync(directory)).toEqual([]);
});

test('what cannot be read back is checked', () => {
  checkStageOnce(MINIMAL, directory);
  for (const file of readdirSync(directory)) writeFileSync(join(directory, file), '{"stack');
  expect(checkStageOnce(MINIMAL, directory).ok).toBe(true);
  expect(checkStage).toHaveBeenCalledTimes(2);
});

test('without a folder nothing is remembered', () => {
  checkStageOnce(MINIMAL, undefined);
  checkStageOnce(MINIMAL, undefined);
  expect(checkStage).toHaveBeenCalledTimes(2);
});
