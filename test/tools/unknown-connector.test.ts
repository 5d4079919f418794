import { unknownConnector } from '../../tools/unknown-connector';
import { checked, MINIMAL, SOURCE, withConnectors } from '../stages';

test.each([
  [
    'one of several',
    withConnectors({ reporting: SOURCE, loading: SOURCE }),
    /reporting, loading$/,
    /loading.*--stage/,
  ],
  ['any', MINIMAL, /none$/, /"connectors".*--stage/],
])('a connector that is not %s is an unknown reference', (_what, stage, expected, fix) => {
  expect(unknownConnector(checked(stage), 'loader', '--connector')).toEqual({
    code: 'unknownReference',
    path: ['--connector'],
    received: '"loader"',
    expected: expect.stringMatching(expected),
    fix: expect.stringMatching(fix),
  });
});
