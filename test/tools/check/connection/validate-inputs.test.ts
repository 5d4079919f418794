import type { ConnectionInputs } from '../../../../tools/check/connection/connection-inputs';
import { DESTINATION, SOURCE } from '../../../stages';
import { connectionErrors, errorOf } from './connection-errors';

describe('inputs of a connection', () => {
  test.each<[string, Partial<ConnectionInputs>]>([
    ['--role-arn', { roleArn: 'tool' }],
    ['--role-arn', { roleArn: 'arn:aws:iam::111122223333:user/tool' }],
    ['--role-arn', { roleArn: 'arn:aws:iam::111122223333:role/*' }],
    ['--session-name', { sessionName: 's'.repeat(65) }],
    ['--session-name', { sessionName: 'two words' }],
    ['--external-id', { externalId: 'x' }],
    ['--region', { region: 'us-east' }],
    ['--region', { region: 'Sydney' }],
    ['--endpoint', { endpoint: 'http://localhost:8000/path' }],
    ['--endpoint', { endpoint: 'localhost:8000' }],
    ['--endpoint', { endpoint: 'http://[' }],
  ])('refuse %s with %j', (option, inputs) => {
    expect(connectionErrors(SOURCE, inputs)).toEqual([errorOf(option, Object.values(inputs)[0])]);
  });

  test.each(['1111', 'ftp://x', 'localhost'])('refuse --source with %s', (source) => {
    expect(connectionErrors(DESTINATION, { source })).toEqual([errorOf('--source', source)]);
  });

  test.each([
    'https://dynamodb.us-east-1.amazonaws.com',
    'https://dynamodb.us-east-1.amazonaws.com/',
    'https://111122223333.ddb.us-east-1.amazonaws.com',
    'https://dynamodb.us-east-1.api.aws',
    'https://dynamodb.cn-north-1.amazonaws.com.cn',
    'https://dynamodb.cn-north-1.api.amazonwebservices.com.cn',
  ])('refuse the AWS endpoint %s, where a role must be assumed', (endpoint) => {
    expect(connectionErrors(SOURCE, { endpoint })).toEqual([errorOf('--endpoint', endpoint)]);
  });

  test.each(['http://db.amazonaws.com.test:8000', 'http://notamazonaws.com:8000'])(
    'accept the local instance %s',
    (endpoint) => {
      expect(connectionErrors(SOURCE, { endpoint })).toEqual([]);
    },
  );

  test('refuse a table that the connector does not have', () => {
    expect(connectionErrors(SOURCE, { tables: { ordres: 'x' } })).toEqual([
      errorOf('--table', 'ordres'),
    ]);
  });
});
