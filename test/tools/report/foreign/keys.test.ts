import { reportOfMadeUp } from './made-up';
import { tableLines } from './report-lines';

const encryption = (table: object, more: object = {}) =>
  tableLines(
    reportOfMadeUp({
      Resources: { T: { Type: 'AWS::DynamoDB::GlobalTable', Properties: table }, ...more },
    }),
  ).map((line) => line.split(' | ')[3]);

const replica = (key?: unknown) => ({ SSESpecification: { KMSMasterKeyId: key } });

describe('the keys of a table', () => {
  test.each([
    ['are none that it names', {}, 'a key that AWS owns'],
    [
      'are all that its replicas name, once each',
      { Replicas: [replica('key/one'), replica('key/two'), replica('key/one')] },
      'the key key/one, not in this template, and the key key/two, not in this template',
    ],
    [
      "are AWS's own where a replica names none",
      { SSESpecification: { SSEEnabled: 'true' }, Replicas: [replica('key/one'), replica()] },
      'the key key/one, not in this template, and the key that AWS manages in the account',
    ],
  ])('%s', (_, table, expected) => {
    expect(encryption(table)).toEqual([expected]);
  });

  test('is known by the ARN of its alias', () => {
    const arn = 'arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:alias/orders';
    const keys = {
      Key: { Type: 'AWS::KMS::Key' },
      Alias: {
        Type: 'AWS::KMS::Alias',
        Properties: { AliasName: 'alias/orders', TargetKeyId: { Ref: 'Key' } },
      },
    };
    expect(encryption({ Replicas: [replica({ 'Fn::Sub': arn })] }, keys)).toEqual(['the key Key']);
  });
});
