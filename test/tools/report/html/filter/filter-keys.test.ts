import { matchingTables } from '../../../../../tools/report/html/filter/filter-keys';
import { reportOfInline, roleWith, TABLE } from '../../foreign/made-up';

const ARN = 'arn:aws:kms:us-east-1:111122223333:key/mrk-1234';
const encryptedWith = (KMSMasterKeyId: unknown) => ({
  ...TABLE,
  Properties: { ...TABLE.Properties, SSESpecification: { SSEEnabled: true, KMSMasterKeyId } },
});

// Of the program itself, because the words for a table's key and for what a grant is on must agree.
const { principals, tables } = reportOfInline({
  Resources: {
    One: encryptedWith({ 'Fn::GetAtt': ['OneKey', 'Arn'] }),
    Other: encryptedWith({ Ref: 'OneKeyToo' }),
    Elsewhere: encryptedWith(ARN),
    Plain: TABLE,
    OneKey: { Type: 'AWS::KMS::Key' },
    OneKeyToo: { Type: 'AWS::KMS::Key' },
    Role: roleWith(
      { Effect: 'Allow', Action: 'kms:Decrypt', Resource: { 'Fn::GetAtt': ['OneKey', 'Arn'] } },
      { Effect: 'Allow', Action: 'kms:Decrypt', Resource: { 'Fn::GetAtt': ['OneKeyToo', 'Arn'] } },
      { Effect: 'Allow', Action: 'kms:Decrypt', Resource: ARN },
      { Effect: 'Allow', Action: 'kms:Decrypt', Resource: `${ARN}5` },
      { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: { 'Fn::GetAtt': ['One', 'Arn'] } },
      { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: '*' },
      {
        Effect: 'Allow',
        Action: 'dynamodb:GetR*',
        Resource: { 'Fn::GetAtt': ['Plain', 'Arn'] },
      },
    ),
  },
});
const grants = principals.find(({ id }) => id === 'Role')?.grants ?? [];

describe('tables that the filter matches', () => {
  test.each([
    ['the key of a table', 0, ['One']],
    ['a key whose name begins as that of another does', 1, ['Other']],
    ['a key outside of the template', 2, ['Elsewhere']],
    ['a key of no table', 3, []],
    ['a table', 4, ['One']],
    ['every resource', 5, ['One', 'Other', 'Elsewhere', 'Plain']],
    ['a table, of which the actions give nothing', 6, ['Plain']],
  ])('a grant on %s', (_, position, matching) => {
    const grant = grants[position] ?? { on: 'no grant', tables: [] };
    expect(matchingTables(grant, tables)).toEqual(matching);
  });
});
