import { grantsWith } from './made-up';
import { grantLines, unresolvedLines } from './report-lines';

const ORDERS = { 'Fn::GetAtt': ['Orders', 'Arn'] };
const INDEXES = { 'Fn::Sub': '${Orders.Arn}/*' };

describe('NotResource', () => {
  const arn = '${Orders}';
  const here = 'arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table';
  test.each([
    [
      'leaves the indexes of a table that it names',
      [ORDERS],
      [`Role | allow | everything except ${here}/${arn} itself (Orders) | GetItem | all | none`],
    ],
    [
      'keeps out all that it names, not all but each',
      [ORDERS, INDEXES],
      [
        `Role | allow | everything except ${here}/${arn} or ${here}/${arn}/* | GetItem | all | none`,
      ],
    ],
    [
      'leaves every table where it names something else',
      ['arn:aws:s3:::bucket'],
      [
        'Role | allow | everything except arn:aws:s3:::bucket itself (Orders) | GetItem | all | none',
      ],
    ],
  ])('%s', (_, NotResource, expected) => {
    expect(grantLines(grantsWith({ NotResource }))).toEqual(expected);
  });
});
describe('Fn::If', () => {
  const either = (one: unknown, other: unknown) => ({ 'Fn::If': ['IsProd', one, other] });

  test('of an effect gives both effects', () => {
    const report = grantsWith({ Effect: either('Deny', 'Allow'), Resource: ORDERS });
    expect(grantLines(report)).toEqual([
      'Role | deny | Orders | GetItem | – | none',
      'Role | allow | Orders | GetItem | all | none',
    ]);
    expect(unresolvedLines(report)).toEqual([
      'Role | depends on a condition of the template; both alternatives are shown',
      'Role: Properties.Policies[0].PolicyDocument.Statement[0] | effect Deny or Allow, depending on a condition of the template',
    ]);
  });

  const NOTHING = { Ref: 'AWS::NoValue' };
  const LIMIT = { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } };

  test.each([
    ['conditions', either(LIMIT, NOTHING)],
    ['the keys of a condition', { IpAddress: either(LIMIT.IpAddress, NOTHING) }],
  ])('of %s has grants with them and without', (_, Condition) => {
    const report = grantsWith({ Resource: ORDERS, Condition });
    expect(grantLines(report)).toEqual([
      'Role | allow | Orders | GetItem | all | 192.0.2.0/24',
      'Role | allow | Orders | GetItem | all | none',
    ]);
    expect(unresolvedLines(report)).toContain(
      'Role: Properties.Policies[0].PolicyDocument.Statement[0] | conditions of the statement that depend on a condition of the template',
    );
  });

  test('of whole documents gives the statements of both', () => {
    const document = (Action: string) => ({
      Statement: { Effect: 'Allow', Action, Resource: ORDERS },
    });
    const Policy = {
      Type: 'AWS::IAM::RolePolicy',
      Properties: {
        RoleName: { Ref: 'Role' },
        PolicyDocument: either(document('dynamodb:Scan'), document('dynamodb:Query')),
      },
    };
    const report = grantsWith({ Resource: ORDERS }, { Resources: { Policy } });
    expect(grantLines(report).map((line) => line.split(' | ')[3])).toEqual([
      'Scan, Query',
      'GetItem',
    ]);
  });

  test('of keys gives both keys', () => {
    const Encrypted = {
      Type: 'AWS::DynamoDB::Table',
      Properties: { SSESpecification: either({ KMSMasterKeyId: 'key/1' }, { SSEEnabled: true }) },
    };
    const { tables } = grantsWith({ Resource: ORDERS }, { Resources: { Encrypted } });
    expect(tables[1]?.encryption).toBe(
      'KMS key key/1, not in this template; AWS managed key (aws/dynamodb)',
    );
  });

  test('of lists of actions gives all of them', () => {
    const Action = either(['dynamodb:GetItem', 'dynamodb:Query'], 'dynamodb:Scan');
    expect(grantLines(grantsWith({ Action, Resource: ORDERS }))).toEqual([
      'Role | allow | Orders | GetItem, Query, Scan | all | none',
    ]);
  });
});

describe('a statement that IAM does not accept', () => {
  test.each([
    ['a list in a list of actions', { Action: [['dynamodb:GetItem']] }],
    ['nothing in a list of resources', { Resource: [null, ORDERS] }],
    ['a list of effects', { Effect: ['Allow'] }],
  ])('with %s grants nothing, and is unresolved', (_, faulty) => {
    const report = grantsWith({ Resource: ORDERS, ...faulty });
    expect(grantLines(report)).toEqual([]);
    expect(unresolvedLines(report)).toEqual([expect.stringMatching(/invalid statement: /)]);
  });
});
