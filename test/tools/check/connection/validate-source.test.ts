import type { ConnectionInputs } from '../../../../tools/check/connection/connection-inputs';
import { validateConnection } from '../../../../tools/check/connection/validate-connection';
import { checked, DESTINATION, MINIMAL, SOURCE, withConnectors } from '../../../stages';
import { connectionErrors, errorOf, ROLE, TODAY } from './connection-errors';

const { orders } = MINIMAL.tables;
const BY_ROLE = { ...SOURCE, purpose: 'destination' };
const ENV = { env: { account: '111122223333', region: 'us-east-1' } };

describe('source of a destination', () => {
  test.each<[string, object, Partial<ConnectionInputs>, object]>([
    ['the account of the stage', DESTINATION, { source: '111122223333' }, ENV],
    ['the account of the role', BY_ROLE, { source: '111122223333', roleArn: ROLE }, {}],
    [
      'the account of the role, with another one in the stage',
      BY_ROLE,
      { source: '111122223333', roleArn: ROLE },
      { env: { account: '777788889999' } },
    ],
    [
      'the same local instance',
      DESTINATION,
      { source: 'http://localhost:8000', endpoint: 'http://127.0.0.1:8000/' },
      {},
    ],
    [
      'the same local instance by another name',
      DESTINATION,
      { source: 'http://[::1]', endpoint: 'http://localhost:80' },
      {},
    ],
  ])('must not be %s', (_what, connector, inputs, stage) => {
    expect(connectionErrors(connector, inputs, stage)).toEqual([
      errorOf('--source', inputs.source),
    ]);
  });

  test.each<[string, Partial<ConnectionInputs>, object]>([
    ['another account', { source: '444455556666' }, ENV],
    ['another port', { source: 'http://localhost:8001', endpoint: 'http://localhost:8000' }, {}],
    ['another machine', { source: 'http://db-1:8000', endpoint: 'http://db-2:8000' }, {}],
    ['local, for a destination on AWS', { source: 'http://localhost:8000' }, ENV],
    [
      'the account of the stage, for a local destination',
      { source: '111122223333', endpoint: 'http://localhost:8000' },
      ENV,
    ],
  ])('may be %s', (_what, inputs, stage) => {
    expect(connectionErrors(DESTINATION, inputs, stage)).toEqual([]);
  });

  test('must not be in the same stage, except at a local instance', () => {
    const stage = checked(
      withConnectors(
        { from: SOURCE, to: { ...BY_ROLE, tables: ['events'] } },
        { tables: { orders, events: orders } },
      ),
    );
    const errors = (id: string, endpoint?: string) =>
      validateConnection(stage, id, { tables: {}, endpoint }, TODAY);
    expect(errors('to')).toMatchObject([
      {
        path: ['--connector'],
        received: '"to"',
        expected: expect.stringContaining('connectors.from'),
      },
    ]);
    expect(errors('from')).toEqual([]);
    expect(errors('to', 'http://127.0.0.1:8000')).toEqual([]);
  });

  test('is no option of a connector that is a source', () => {
    expect(connectionErrors(SOURCE, { source: '111122223333' })).toEqual([
      errorOf('--source', '111122223333'),
    ]);
  });
});
