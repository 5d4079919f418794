import { CERTIFIED, DESTINATION, SOURCE } from '../../../stages';
import type { ConnectionInputs } from '../../../../tools/check/connection/connection-inputs';
import { connectionErrors, errorOf, ROLE, TODAY } from './connection-errors';

describe('valid connection', () => {
  test.each<[string, object, Partial<ConnectionInputs>]>([
    ['no input', SOURCE, {}],
    ['no input, and a maximum session of an hour', { ...SOURCE, maxSessionDuration: 3600 }, {}],
    [
      'all inputs',
      SOURCE,
      {
        roleArn: ROLE,
        externalId: 'entered',
        sessionName: 'me@example.com',
        duration: 900,
        region: 'us-gov-west-1',
        tables: { orders: 'orders-1' },
      },
    ],
    ['an access key', DESTINATION, {}],
    ['a certificate', CERTIFIED, {}],
    ['a local instance', SOURCE, { endpoint: 'http://db.internal:8000' }],
    ['a source in another account', DESTINATION, { source: '444455556666' }],
  ])('has %s', (_what, connector, inputs) => {
    expect(connectionErrors(connector, inputs)).toEqual([]);
  });
});

describe('connector of a connection', () => {
  test.each(['2026-11-20', TODAY])('must not have expired: %s', (expires) => {
    expect(connectionErrors({ ...SOURCE, expires })).toEqual([errorOf('--connector', 'tool')]);
  });

  test('is valid until it expires', () => {
    expect(connectionErrors({ ...SOURCE, expires: '2026-11-22' })).toEqual([]);
  });

  test.each(['tol', 'constructor'])('must be defined in the stage: %s', (id) => {
    expect(connectionErrors(SOURCE, {}, {}, id)).toEqual([errorOf('--connector', id)]);
  });
});
