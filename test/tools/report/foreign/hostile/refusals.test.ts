import { relative } from 'node:path';
import { reportCommand } from '../../../../../bin/report';
import { parseTemplate } from '../../../../../tools/report/template/parse-template';
import { reportOfTemplate } from '../../../../../tools/report/report-of-template';
import { runCommand } from '../../../../bin/run-command';

const FOLDER = relative(process.cwd(), __dirname);
const HELP = 'Synthesize it with "npx cdk synth", or pass another file with --template.';

describe('file that is not a template', () => {
  test.each([
    [
      'array.json',
      'Not a CloudFormation template: expected an object with Resources, found a list',
    ],
    [
      'string.json',
      'Not a CloudFormation template: expected an object with Resources, found a string',
    ],
    [
      'null.json',
      'Not a CloudFormation template: expected an object with Resources, found nothing',
    ],
    [
      'empty-file.json',
      'Not a CloudFormation template: expected an object with Resources, found nothing',
    ],
    ['empty.json', 'Not a CloudFormation template: no Resources'],
    ['resources-null.json', 'Not a CloudFormation template: no Resources'],
    ['resources-array.json', 'Not a CloudFormation template: no Resources'],
    ['truncated.json', 'Invalid JSON: '],
    ['no-such-file.json', 'File not found'],
    ['.', 'Not a file but a folder'],
  ])('%s', (name, what) => {
    const file = `${FOLDER}/${name}`;
    expect(() => reportOfTemplate(file)).toThrow(
      expect.objectContaining({ message: expect.stringContaining(`${file}: ${what}`) as string }),
    );
    expect(() => reportOfTemplate(file)).toThrow(HELP);
  });

  test('without a stack trace, and with exit code 1', async () => {
    const file = `${FOLDER}/array.json`;
    const { status, stderr, stdout } = await runCommand(reportCommand, ['--template', file]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe(
      `${file}: Not a CloudFormation template: expected an object with Resources, found a list. ${HELP}\n`,
    );
  });
});

describe('template that is too large', () => {
  const bomb = ['a0: &a0 [x, x]', ...lines((n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`)];
  test.each([
    ['aliases of aliases', bomb.join('\n'), 'Invalid YAML: Excessive alias count'],
    ['lists in lists in YAML', `a: ${'['.repeat(20_000)}`, 'Invalid YAML: nested too deeply'],
    ['lists in lists in JSON', `{"a":${'['.repeat(20_000)}`, 'Invalid JSON: '],
  ])('%s', (_, text, expected) => {
    expect(() => parseTemplate(text)).toThrow(expected);
  });
});

function lines(write: (n: number) => string): string[] {
  return Array.from({ length: 40 }, (_, n) => write(n));
}
