import { spawnSync } from 'node:child_process';
import { relative } from 'node:path';
import { parseTemplate } from '../../../../../tools/report/template/parse-template';
import { reportOfTemplate } from '../../../../../tools/report/report-of-template';

const FOLDER = relative(process.cwd(), __dirname);
const HELP = 'synthesize it with cdk synth, or name another by --template';

describe('a file that is no template is an error', () => {
  test.each([
    ['array.json', 'received a list; expected an object with Resources'],
    ['string.json', 'received a string; expected an object with Resources'],
    ['null.json', 'received nothing; expected an object with Resources'],
    ['empty-file.json', 'received nothing; expected an object with Resources'],
    ['empty.json', 'received an object without Resources; expected a CloudFormation template'],
    [
      'resources-null.json',
      'received an object without Resources; expected a CloudFormation template',
    ],
    [
      'resources-array.json',
      'received an object without Resources; expected a CloudFormation template',
    ],
    ['truncated.json', 'received broken JSON: '],
    ['no-such-file.json', 'no such file; expected a CloudFormation template'],
    ['.', 'a folder; expected a CloudFormation template'],
  ])('%s', (name, what) => {
    const file = `${FOLDER}/${name}`;
    expect(() => reportOfTemplate(file)).toThrow(
      expect.objectContaining({ message: expect.stringContaining(`${file}: ${what}`) as string }),
    );
    expect(() => reportOfTemplate(file)).toThrow(HELP);
  });

  test('without a stack trace, and with exit code 1', () => {
    const file = `${FOLDER}/array.json`;
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      ['--require', 'ts-node/register', 'bin/report.ts', '--template', file],
      { encoding: 'utf8' },
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe(`${file}: received a list; expected an object with Resources; ${HELP}\n`);
  });
});

describe('a text that is too large is an error', () => {
  const bomb = ['a0: &a0 [x, x]', ...lines((n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`)];
  test.each([
    ['aliases of aliases', bomb.join('\n'), 'received broken YAML: Excessive alias count'],
    ['lists in lists in YAML', `a: ${'['.repeat(20_000)}`, 'received broken YAML: nested too deep'],
    ['lists in lists in JSON', `{"a":${'['.repeat(20_000)}`, 'received broken JSON: '],
  ])('%s', (_, text, expected) => {
    expect(() => parseTemplate(text)).toThrow(expected);
  });
});

function lines(write: (n: number) => string): string[] {
  return Array.from({ length: 40 }, (_, n) => write(n));
}
