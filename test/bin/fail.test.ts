import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCodeOf } from '../../bin/fail';
import { loadStage } from '../../lib/stage/load-stage';
import { CommandError } from '../../tools/command-error';

const directory = mkdtempSync(join(tmpdir(), 'fail-'));
afterAll(() => rmSync(directory, { recursive: true }));

function thrown(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

const INVALID = join(directory, 'invalid.json');
writeFileSync(INVALID, '{}');
const REFUSED = Object.assign(new Error('x'), { code: 'ECONNREFUSED' });

describe('exit code of an error', () => {
  test.each<[string, number, unknown]>([
    ['a failed check', 1, new Error('The report is out of date.')],
    ['an invalid stage file', 1, thrown(() => loadStage(INVALID))],
    ['a stage file that does not exist', 2, thrown(() => loadStage(join(directory, 'none.json')))],
    ['wrong usage', 2, new CommandError('usage', 'x')],
    ['the environment', 3, new CommandError('environment', 'x')],
    ['no credentials', 3, Object.assign(new Error('x'), { name: 'CredentialsProviderError' })],
    ['no Region', 3, new Error('Region is missing')],
    ['no response', 3, REFUSED],
    ['a step without a response', 3, new Error('✖ GetItem', { cause: REFUSED })],
    ['a denied step', 1, Object.assign(new Error('x'), { name: 'AccessDeniedException' })],
    ['something that is no error', 1, 'x'],
  ])('for %s is %d', (_what, expected, error) => {
    expect(exitCodeOf(error)).toBe(expected);
  });
});
