import type { AccessReport } from '../../../../tools/report/model/access-report';
import { htmlReport } from '../../../../tools/report/html/html-report';
import { markdownReport } from '../../../../tools/report/markdown/markdown-report';
import { reportOfInline, roleWith, TABLE } from '../foreign/made-up';
import { roleOf } from '../../template-access/sample-template';

const ARN = { 'Fn::GetAtt': ['T', 'Arn'] };
const AWS = 'arn:aws:iam::aws:policy';

function reportOf(Resources: object, sections: object = {}): AccessReport {
  return reportOfInline({ Resources: { T: TABLE, ...Resources }, ...sections });
}

const rowOf = ({ tables: [row] }: AccessReport) => row;

describe('access to a table that is not read', () => {
  test.each<[string, object, readonly string[]]>([
    ['nothing', {}, []],
    [
      'a managed policy of the account',
      { R: roleOf({ ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/x'] }) },
      ['R, by policy arn:aws:iam::111122223333:policy/x, not in this template'],
    ],
    [
      'a managed policy of AWS that is new',
      { R: roleOf({ ManagedPolicyArns: [`${AWS}/NewPolicy`] }) },
      [`R, by AWS managed policy ${AWS}/NewPolicy, which is not known`],
    ],
    [
      'a managed policy of AWS',
      { R: roleOf({ ManagedPolicyArns: [`${AWS}/AWSXRayDaemonWriteAccess`] }) },
      [],
    ],
    [
      'an inline policy of a parameter',
      { R: roleOf({ Policies: [{ PolicyDocument: { 'Fn::ImportValue': 'p' } }] }) },
      ['a policy of R'],
    ],
    [
      'a policy resource of a parameter',
      {
        R: roleOf(),
        P: {
          Type: 'AWS::IAM::Policy',
          Properties: { PolicyDocument: { 'Fn::ImportValue': 'p' }, Roles: [{ Ref: 'R' }] },
        },
      },
      ['R, by policy P'],
    ],
    ['a policy that IAM rejects', { R: roleOf({ Policies: [{ PolicyDocument: 'x' }] }) }, []],
    [
      'a trust policy of a parameter',
      { R: roleOf({ AssumeRolePolicyDocument: { 'Fn::ImportValue': 'p' } }) },
      [],
    ],
    [
      'a group elsewhere',
      { U: { Type: 'AWS::IAM::User', Properties: { Groups: ['Admins'] } } },
      ['U, by group Admins'],
    ],
    [
      'a role of an identity pool elsewhere',
      {
        A: {
          Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
          Properties: {
            IdentityPoolId: { Ref: 'P' },
            Roles: { authenticated: 'arn:aws:iam::1:role/x' },
          },
        },
        P: { Type: 'AWS::Cognito::IdentityPool' },
      },
      ['role arn:aws:iam::1:role/x, not in this template'],
    ],
    [
      'a role that Fn::Transform changes',
      { R: roleOf({ 'Fn::Transform': { Name: 'AWS::Include' } }) },
      ['R, by Fn::Transform'],
    ],
    [
      'an API that Fn::Transform changes',
      {
        A: {
          Type: 'AWS::ApiGateway::RestApi',
          Properties: { Body: { 'Fn::Transform': { Name: 'AWS::Include' } } },
        },
      },
      [],
    ],
    ['a loop', { 'Fn::ForEach::X': ['N', ['a'], {}] }, ['principals that Fn::ForEach::X creates']],
    [
      'a nested stack',
      {
        S: {
          Type: 'AWS::CloudFormation::Stack',
          Properties: { TemplateURL: 'https://x.example/a' },
        },
      },
      ['nested stack S'],
    ],
    [
      'an application',
      {
        S: {
          Type: 'AWS::Serverless::Application',
          Properties: { Location: { ApplicationId: 'a', SemanticVersion: '1' } },
        },
      },
      ['nested stack S'],
    ],
    [
      'a permission set',
      { P: { Type: 'AWS::SSO::PermissionSet' } },
      ['P (AWS::SSO::PermissionSet)'],
    ],
    [
      'a pipe with a role elsewhere',
      {
        P: {
          Type: 'AWS::Pipes::Pipe',
          Properties: { RoleArn: 'arn:aws:iam::1:role/x', Source: ARN },
        },
      },
      ['P, through role arn:aws:iam::1:role/x'],
    ],
  ])('%s', (_what, resources, notKnown) => {
    expect(rowOf(reportOf(resources))?.notKnown).toEqual(notKnown);
  });

  test('a use of one table leaves the others known', () => {
    const { tables } = reportOf({
      Other: TABLE,
      P: {
        Type: 'AWS::Pipes::Pipe',
        Properties: { RoleArn: 'arn:aws:iam::1:role/x', Source: ARN },
      },
    });
    expect(tables.map(({ id, notKnown }) => [id, notKnown.length])).toEqual([
      ['T', 1],
      ['Other', 0],
    ]);
  });

  test.each<[unknown, readonly string[]]>([
    ['AWS::LanguageExtensions', []],
    [['AWS::LanguageExtensions', { Name: 'AWS::Include' }], ['what the transform makes']],
    ['MyMacro', ['what the transform makes']],
  ])('the transform %j', (Transform, notKnown) => {
    expect(rowOf(reportOf({}, { Transform }))?.notKnown).toEqual(notKnown);
  });

  test('a principal whose policy is not known is listed, and not said to have no access', () => {
    const report = reportOf({ R: roleOf({ ManagedPolicyArns: [`${AWS}/NewPolicy`] }) });
    const why = `AWS managed policy ${AWS}/NewPolicy, which is not known`;
    expect(report.withoutAccess).toEqual([]);
    expect(report.principals.map(({ id, notKnown }) => [id, notKnown])).toEqual([['R', [why]]]);
    for (const text of [markdownReport(report), htmlReport(report)]) {
      expect(text).not.toMatch(/no principal|No access to tables/);
      expect(text).toContain('Access to tables and KMS keys is not known: AWS managed policy');
    }
  });

  test('nobody is said where it is known', () => {
    const report = reportOf({ R: roleOf() });
    expect(markdownReport(report)).toContain('| no principal |');
    expect(htmlReport(report)).toContain('no principal');
    expect(report.withoutAccess).toEqual(['R']);
  });

  test('a duplicate key of a role hides what the first value gives', () => {
    const role = roleOf();
    const duplicates = [
      { path: ['Resources', 'R'], lines: [3, 9] },
      { path: ['Resources', 'Q', 'Properties', 'DelaySeconds'], lines: [20, 21] },
    ];
    const template = { Resources: { T: TABLE, R: role, Q: { Type: 'AWS::SQS::Queue' } } };
    const report = reportOfInline(template, { duplicates });
    expect(report.unresolved.map(({ at, what }) => `${at}: ${what}`)).toEqual([
      'R: R is written 2 times, at lines 3, 9; only the last one is analyzed',
      'Q: Properties.DelaySeconds: DelaySeconds is written 2 times, at lines 20, 21; only the last one is analyzed',
    ]);
    expect(rowOf(report)?.notKnown).toEqual(['the first R of R']);
  });
});

describe('access by an AWS managed policy', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['full access', `${AWS}/AmazonDynamoDBFullAccess`, ['allow every resource *']],
    ['a job function', `${AWS}/job-function/DatabaseAdministrator`, ['allow every resource *']],
    [
      'administrators',
      { 'Fn::Sub': 'arn:${AWS::Partition}:iam::aws:policy/AdministratorAccess' },
      ['allow every resource *'],
    ],
    [
      'all but IAM',
      `${AWS}/PowerUserAccess`,
      ['allow every resource iam:*, organizations:*, account:*'],
    ],
    [
      'streams',
      `${AWS}/service-role/AWSLambdaDynamoDBExecutionRole`,
      ['allow every resource DescribeStream, GetRecords, GetShardIterator'],
    ],
    ['a denial', `${AWS}/AWSDenyAll`, ['deny every resource *']],
    ['IAM', `${AWS}/IAMFullAccess`, []],
    ['nothing', `${AWS}/service-role/AWSLambdaBasicExecutionRole`, []],
    ['a wrong path', `${AWS}/service-role/AdministratorAccess`, []],
  ])('%s', (_what, arn, expected) => {
    const { principals, tables } = reportOf({ R: roleOf({ ManagedPolicyArns: [arn] }) });
    const grants = principals.flatMap((one) => one.grants);
    expect(
      grants.map(({ effect, on, actions }) => `${effect} ${on} ${actions.join(', ')}`),
    ).toEqual(expected);
    const allowed = expected.some((one) => one.startsWith('allow'));
    expect(tables.map(({ reachedBy }) => reachedBy)).toEqual([allowed ? ['R'] : []]);
  });

  test('counts in the picture, and its harmless policies are one line', () => {
    const report = reportOf({
      R: roleOf({
        ManagedPolicyArns: [
          `${AWS}/service-role/AWSLambdaBasicExecutionRole`,
          `${AWS}/AmazonDynamoDBReadOnlyAccess`,
          `${AWS}/AWSXRayDaemonWriteAccess`,
        ],
      }),
    });
    expect(report.principals.map(({ notes }) => notes)).toEqual([
      [
        expect.stringMatching(
          /^AWS managed policy AmazonDynamoDBReadOnlyAccess: .* \d{4}-\d\d-\d\d$/,
        ),
        'AWS managed policies without access to tables, IAM or credentials: AWSLambdaBasicExecutionRole, AWSXRayDaemonWriteAccess',
      ],
    ]);
    expect(report.unresolved).toEqual([]);
    expect(markdownReport(report)).toMatch(/^ {2}principal_R -- ".*" --> on_every_20_resource$/m);
    expect(markdownReport(report)).toContain('  on_every_20_resource --> table_T');
  });

  test('that changes IAM is shown among the other actions', () => {
    const { principals } = reportOf({ R: roleOf({ ManagedPolicyArns: [`${AWS}/IAMFullAccess`] }) });
    expect(principals.map(({ id, otherActions }) => [id, otherActions])).toEqual([
      ['R', ['iam:*']],
    ]);
  });
});

describe('access by assuming a role', () => {
  const Tenant = {
    ...roleWith({
      Effect: 'Allow',
      Action: ['dynamodb:GetItem', 'dynamodb:GetRecords'],
      Resource: ARN,
    }),
  };
  const trust = {
    Effect: 'Allow',
    Principal: { AWS: { 'Fn::GetAtt': ['Fn', 'Arn'] } },
    Action: 'sts:AssumeRole',
  };
  Tenant.Properties = {
    ...Tenant.Properties,
    AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: trust } as never,
  };
  const report = () => reportOf({ Fn: roleOf(), Tenant, Idle: roleOf() });

  test('is in the row of the table, with the principal and in the picture', () => {
    const { tables, principals, withoutAccess } = report();
    expect(tables.map(({ reachedBy, reachedThrough }) => [reachedBy, reachedThrough])).toEqual([
      [['Tenant'], [{ id: 'Fn', byAssuming: ['Tenant'] }]],
    ]);
    expect(principals.map(({ id, assumes }) => [id, assumes])).toEqual([
      ['Fn', ['Tenant']],
      ['Tenant', []],
    ]);
    expect(withoutAccess).toEqual(['Idle']);
    const markdown = markdownReport(report());
    expect(markdown).toContain('| Tenant, Fn by assuming Tenant |');
    expect(markdown).toContain('  principal_Fn -- "assumes" --> principal_Tenant');
    expect(markdown).not.toContain('principal_Tenant_0');
    expect(htmlReport(report())).toMatch(/Fn by assuming Tenant/);
  });

  test('stream actions on the ARN of a table grant nothing', () => {
    const [, tenant] = report().principals;
    expect(tenant?.grants.map(({ actions }) => actions)).toEqual([['GetItem']]);
    expect(tenant?.notes).toEqual([
      'Without effect on T: dynamodb:GetRecords, which needs the ARN of a stream',
    ]);
  });

  test.each<[string, unknown, readonly string[], readonly string[]]>([
    ['the table alone', ARN, [], []],
    ['an index', { 'Fn::Sub': '${T.Arn}/index/byDate' }, [], []],
    ['a stream', { 'Fn::GetAtt': ['T', 'StreamArn'] }, ['getrecords, DescribeStream'], ['R']],
    ['everything in the table', { 'Fn::Sub': '${T.Arn}/*' }, ['getrecords, DescribeStream'], ['R']],
    [
      'the table and its stream',
      [ARN, { 'Fn::Sub': '${T.Arn}/stream/*' }],
      ['getrecords, DescribeStream'],
      ['R'],
    ],
  ])('stream actions on %s', (_what, Resource, granted, reachedBy) => {
    const statement = {
      Effect: 'Allow',
      Action: ['dynamodb:getrecords', 'dynamodb:DescribeStream'],
      Resource,
    };
    const { principals, tables } = reportOf({ R: roleWith(statement) });
    const grants = principals.flatMap((one) => one.grants);
    expect(grants.map(({ actions }) => actions.join(', '))).toEqual(granted);
    expect(tables.map((one) => one.reachedBy)).toEqual([reachedBy]);
  });
});
