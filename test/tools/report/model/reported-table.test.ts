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
    [undefined, 'AWS owned key'],
    ['alias/aws/dynamodb', 'AWS managed key (aws/dynamodb)'],
    [key?.arn, 'KMS key Key'],
    [key?.name, 'KMS key Key'],
    [
      'arn:aws:kms:us-east-1:1:key/x',
      'KMS key arn:aws:kms:us-east-1:1:key/x, not in this template',
    ],
    [unknown('parameter Key'), 'KMS key parameter Key, not in this template'],
  ])('%j: %s', (written, expected) => {
    expect(encryptionWords(written === undefined ? [] : [written], keys)).toBe(expected);
  });

  test.each([
    ['are none that it names', {}, 'AWS owned key'],
    [
      'are all that its replicas name, once each',
      { Replicas: [replica('key/one'), replica('key/two'), replica('key/one')] },
      'KMS key key/one, not in this template; KMS key key/two, not in this template',
    ],
    [
      "are AWS's own where a replica names none",
      { SSESpecification: { SSEEnabled: 'true' }, Replicas: [replica('key/one'), replica()] },
      'KMS key key/one, not in this template; AWS managed key (aws/dynamodb)',
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
    expect(encryption({ Replicas: [replica({ 'Fn::Sub': arn })] }, keys)).toEqual(['KMS key Key']);
  });
});
