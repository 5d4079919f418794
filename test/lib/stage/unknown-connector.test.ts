import { unknownConnector } from '../../../lib/stage/unknown-connector';
import { checked, MINIMAL, SOURCE, withConnectors } from '../../stages';

test.each([
  [
    'one of several',
    withConnectors({ reporting: SOURCE, loading: SOURCE }),
    'a connector of the stage: reporting, loading',
    'write loading, or name another stage with --stage',
  ],
  [
    'any',
    MINIMAL,
    'a connector, and the stage has none',
    'add it under "connectors", or name another stage with --stage',
  ],
])('a connector that is not %s is an unknown reference', (_what, stage, expected, fix) => {
  expect(unknownConnector(checked(stage), 'loader', '--connector')).toEqual({
    code: 'unknownReference',
    path: ['--connector'],
    received: '"loader"',
    expected,
    fix,
  });
});
