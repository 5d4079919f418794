import { WriteStream } from 'node:tty';
import { colored, coloredError, highInColor } from '../../bin/colored';

const TEXT = 'Warning: a\n✔ b\n✖ c, no Warning: d';

/** A stream that reads the environment of the test; Jest hides that from Node.js. */
function stream(isTTY: boolean, environment: Readonly<Record<string, string>>): WriteStream {
  const created = Object.create(WriteStream.prototype) as WriteStream;
  const getColorDepth = () => WriteStream.prototype.getColorDepth.call(created, environment);
  return Object.assign(created, { isTTY, getColorDepth });
}

const COLORS = { TERM: 'xterm-256color' };

describe('colors of the output', () => {
  test('are those of the marks, in a terminal', () => {
    expect(colored(TEXT, stream(true, COLORS))).toBe(
      '\u001b[33mWarning:\u001b[39m a\n\u001b[32m✔\u001b[39m b\n\u001b[31m✖\u001b[39m c, no Warning: d',
    );
  });

  test('are on the first line of an error, in a terminal', () => {
    expect(coloredError('✖ a\nb', stream(true, COLORS))).toBe('\u001b[31m✖ a\u001b[39m\nb');
  });

  test('are on what is high in a summary, in a terminal', () => {
    expect(highInColor('a: 2 high, 1 low; b', stream(true, COLORS))).toBe(
      'a: \u001b[31m2 high\u001b[39m, 1 low; b',
    );
  });

  test.each<[string, boolean, Readonly<Record<string, string>>]>([
    ['in a pipe', false, COLORS],
    ['with NO_COLOR', true, { ...COLORS, NO_COLOR: '1' }],
  ])('are absent %s', (_where, isTTY, environment) => {
    expect(colored(TEXT, stream(isTTY, environment))).toBe(TEXT);
    expect(coloredError(TEXT, stream(isTTY, environment))).toBe(TEXT);
    expect(highInColor('a: 2 high, 1 low; b', stream(isTTY, environment))).toBe(
      'a: 2 high, 1 low; b',
    );
  });
});
