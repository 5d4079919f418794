import { accessOf, roleOf, TABLE, TABLE_ARN } from '../sample-template';

const STREAM = { 'Fn::GetAtt': ['Orders', 'StreamArn'] };
const ROLE = { 'Fn::GetAtt': ['Role', 'Arn'] };
const ELSEWHERE = 'arn:aws:iam::111122223333:role/x';
const functionWith = (Role: unknown) => ({ Type: 'AWS::Lambda::Function', Properties: { Role } });
const RESOURCES = {
  Orders: TABLE,
  Role: roleOf(),
  Here: functionWith(ROLE),
  There: functionWith(ELSEWHERE),
};

function usesOf(Type: string, Properties: object): string[] {
  const { unresolved } = accessOf({ ...RESOURCES, Other: { Type, Properties } });
  return unresolved.map(({ at, what }) => `${at.resource}: ${what}`);
}

describe('resource that uses a table by a role outside the template', () => {
  test.each<[string, object]>([
    ['AWS::Lambda::EventSourceMapping', { FunctionName: 'evil', EventSourceArn: STREAM }],
    ['AWS::Lambda::EventSourceMapping', { FunctionName: { Ref: 'There' }, EventSourceArn: STREAM }],
    ['AWS::Other::Thing', { Name: { 'Fn::Sub': 'a/${Orders}' } }],
    ['AWS::Other::Thing', { Arn: { 'Fn::Sub': '${Orders.Arn}/index/byDate' } }],
  ])('%s with %j is reported', (Type, Properties) => {
    expect(usesOf(Type, Properties)).toEqual(['Other: uses Orders']);
  });

  test.each<[string, object, string]>([
    [
      'AWS::AppSync::DataSource',
      { ServiceRoleArn: ELSEWHERE, DynamoDBConfig: { TableName: { Ref: 'Orders' } } },
      ELSEWHERE,
    ],
    [
      'AWS::Backup::BackupSelection',
      { BackupSelection: { IamRoleArn: ELSEWHERE, Resources: [TABLE_ARN] } },
      ELSEWHERE,
    ],
    ['AWS::Pipes::Pipe', { Source: STREAM, RoleArn: { 'Fn::ImportValue': 'r' } }, 'import r'],
    [
      'AWS::Lambda::Function',
      { Role: ELSEWHERE, Environment: { Variables: { TABLE: { Ref: 'Orders' } } } },
      ELSEWHERE,
    ],
  ])('%s with %j is reported with its role', (Type, Properties, role) => {
    expect(usesOf(Type, Properties)).toEqual([
      `Other: uses Orders through role ${role}, not in this template`,
    ]);
  });

  test('a DAX cluster is reported by its role alone', () => {
    expect(usesOf('AWS::DAX::Cluster', { IAMRoleARN: ELSEWHERE })).toEqual([
      `Other: uses tables through role ${ELSEWHERE}, not in this template`,
    ]);
  });

  test.each<[string, object]>([
    ['AWS::Pipes::Pipe', { Source: STREAM, RoleArn: ROLE }],
    ['AWS::Lambda::EventSourceMapping', { FunctionName: { Ref: 'Here' }, EventSourceArn: STREAM }],
    ['AWS::DAX::Cluster', { IAMRoleARN: ROLE }],
    ['AWS::CloudWatch::Alarm', { Dimensions: [{ Name: 'TableName', Value: { Ref: 'Orders' } }] }],
    ['AWS::ApplicationAutoScaling::ScalableTarget', { RoleARN: ELSEWHERE, Id: { Ref: 'Orders' } }],
    ['AWS::Other::Thing', { RoleArn: ELSEWHERE }],
  ])(
    '%s with %j is not reported: its role is in the template, or it reaches no item',
    (Type, Properties) => {
      expect(usesOf(Type, Properties)).toEqual([]);
    },
  );

  test('a literal table name counts under a key that mentions a table', () => {
    const Orders = { ...TABLE, Properties: { ...TABLE.Properties, TableName: 'orders' } };
    const thing = (Name: string) => ({
      Type: 'AWS::Other::Thing',
      Properties: { TableName: Name },
    });
    const { unresolved } = accessOf({ Orders, One: thing('orders'), Two: thing('reorders') });
    expect(unresolved.map(({ at }) => at.resource)).toEqual(['One']);
  });
});
