import { accessOf } from '../../template-access/sample-template';
import { unknown } from '../../../../tools/template-access/template/template-text';
import { encryptionWords } from '../../../../tools/report/model/reported-table';
import { reportOfInline } from '../foreign/made-up';
import { tableLines } from '../foreign/report-lines';

const { keys } = accessOf({ Key: { Type: 'AWS::KMS::Key' } });
const [key] = keys;

const encryption = (table: object, more: object = {}) =>
  tableLines(
    reportOfInline({
      Resources: { T: { Type: 'AWS::DynamoDB::GlobalTable', Properties: table }, ...more },
    }),
  ).map((line) => line.split(' | ')[3]);

const replica = (key?: unknown) => ({ SSESpecification: { KMSMasterKeyId: key } });

describe('encryption keys of a table', () => {
  test.each([
    [undefined, 'a key that AWS owns'],
    ['alias/aws/dynamodb', 'the key that AWS manages in the account'],
    [key?.arn, 'the key Key'],
    [key?.name, 'the key Key'],
    [
      'arn:aws:kms:us-east-1:1:key/x',
      'the key arn:aws:kms:us-east-1:1:key/x, not in this template',
    ],
    [unknown('parameter Key'), 'the key ${? parameter Key}, not in this template'],
  ])('%j: %s', (written, expected) => {
    expect(encryptionWords(written === undefined ? [] : [written], keys)).toBe(expected);
  });

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
