import type { Finding } from '../../../../tools/template-access/rules/finding';
import { actionTexts, onText } from '../../../../tools/report/words/grant-texts';
import { buildAccessReport } from '../../../../tools/report/model/build-access-report';
import {
  accessOf,
  GET,
  policyOf,
  roleOf,
  TABLE,
  TABLE_ARN,
} from '../../template-access/sample-template';

function reportOf(resources: object, findings: readonly Finding[] = []) {
  const access = accessOf({ Orders: TABLE, ...resources }, { Parameters: { P: {} } });
  return buildAccessReport({ title: 'stack', source: 'a/template.json', access, findings });
}

const having = (...statements: object[]) =>
  roleOf({ Policies: [{ PolicyDocument: policyOf(...statements) }] });
const KEY = { Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: policyOf() } } };

/** The grants of the only role, as lines. */
function rowsOf(resources: object): string[] {
  const role = reportOf(resources).principals.find(({ id }) => id === 'Role');
  return (role?.grants ?? []).map((grant) => {
    const { effect, parts, rows, rowScope, ...others } = grant;
    const [on, actions] = [onText(grant), actionTexts(grant)];
    return [
      effect,
      [on, ...parts].join(' / '),
      actions.join(' '),
      `${rowScope}: ${rows}`,
      others.attributes,
      others.until,
      others.from,
      ...others.conditions,
    ].join(' | ');
  });
}

const ALL = 'all items: all | all | no expiration | anywhere';
const NO_ROWS = ':  |  | no expiration | anywhere';
const DENIED = ':  |  |  | ';

describe('grants of a role', () => {
  test.each<[string, object, string]>([
    ['a table', GET, `allow | Orders | GetItem | ${ALL}`],
    [
      'an index',
      { ...GET, Resource: { 'Fn::Sub': '${Orders.Arn}/index/byDate' } },
      `allow | Orders / index byDate | GetItem | ${ALL}`,
    ],
    [
      'every index',
      { ...GET, Resource: { 'Fn::Sub': '${Orders.Arn}/index/*' } },
      `allow | Orders / every index | GetItem | ${ALL}`,
    ],
    [
      'the table and its stream',
      { ...GET, Resource: [TABLE_ARN, { 'Fn::GetAtt': ['Orders', 'StreamArn'] }] },
      `allow | Orders / table / stream | GetItem | ${ALL}`,
    ],
    [
      'a key',
      { ...GET, Action: 'kms:Decrypt', Resource: { 'Fn::GetAtt': ['Key', 'Arn'] } },
      `allow | KMS key Key | kms:Decrypt | ${NO_ROWS}`,
    ],
    ['every resource', { ...GET, Resource: '*' }, `allow | every resource | GetItem | ${ALL}`],
    [
      'every resource, for keys',
      { ...GET, Action: 'kms:Decrypt', Resource: '*' },
      `allow | every resource | kms:Decrypt | ${NO_ROWS}`,
    ],
    [
      'a pattern',
      { ...GET, Resource: 'arn:aws:dynamodb:*' },
      `allow | arn:aws:dynamodb:* | GetItem | ${ALL}`,
    ],
    [
      'all else',
      { ...GET, Resource: undefined, NotResource: 'arn:aws:s3:::b' },
      `allow | everything except arn:aws:s3:::b itself | GetItem | ${ALL}`,
    ],
    [
      'a table elsewhere',
      { ...GET, Resource: 'arn:aws:dynamodb:us-east-1:1:table/x' },
      `allow | arn:aws:dynamodb:us-east-1:1:table/x, not in this template | GetItem | ${ALL}`,
    ],
    [
      'what nobody knows',
      { ...GET, Resource: { Ref: 'P' } },
      `allow | ⚠ parameter P | GetItem | ${ALL}`,
    ],
    [
      'NotAction',
      { ...GET, Action: undefined, NotAction: ['iam:*', 'dynamodb:Scan'] },
      `allow | Orders | every action except iam:*, Scan | ${ALL}`,
    ],
    [
      'NotAction of keys, which leaves tables',
      { ...GET, Action: undefined, NotAction: 'kms:*', Resource: '*' },
      `allow | every resource | every action except kms:* | ${ALL}`,
    ],
    [
      'NotAction of tables, which leaves keys',
      { ...GET, Action: undefined, NotAction: 'dynamodb:*', Resource: '*' },
      `allow | every resource | every action except dynamodb:* | ${NO_ROWS}`,
    ],
    [
      'a list of tables',
      { ...GET, Action: 'dynamodb:ListTables', Resource: '*' },
      `allow | this account and Region | ListTables | ${NO_ROWS}`,
    ],
    [
      'limits',
      {
        ...GET,
        Condition: {
          DateLessThan: { 'aws:CurrentTime': '2030' },
          IpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
          Bool: { 'aws:SecureTransport': 'true' },
        },
      },
      'allow | Orders | GetItem | all items: all | all | 2030 | 203.0.113.0/24 | use of TLS is "true"',
    ],
    [
      'conditions of rows on a key, which has none',
      {
        ...GET,
        Action: 'kms:Decrypt',
        Resource: '*',
        Condition: { StringEquals: { 'dynamodb:Select': 'COUNT' } },
      },
      `allow | every resource | kms:Decrypt | ${NO_ROWS} | Select is "COUNT"`,
    ],
    [
      'a denial, which holds where its conditions do',
      {
        ...GET,
        Effect: 'Deny',
        Condition: {
          DateLessThan: { 'aws:CurrentTime': '2030' },
          StringEquals: { 'dynamodb:LeadingKeys': 'a' },
        },
      },
      `deny | Orders | GetItem | ${DENIED} | the current time is before "2030" | the partition key is "a"`,
    ],
  ])('grant on %s', (_what, statement, expected) => {
    const written = Object.entries(statement).filter(([, value]) => value !== undefined);
    expect(rowsOf({ ...KEY, Role: having(Object.fromEntries(written)) })).toEqual([expected]);
  });

  test('a permissions boundary limits, denies, and never allows', () => {
    const Boundary = {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        PolicyDocument: policyOf(GET, { ...GET, Effect: 'Deny', Action: 'dynamodb:Scan' }),
      },
    };
    const Role = roleOf({ PermissionsBoundary: { Ref: 'Boundary' } });
    expect(rowsOf({ Role, Boundary })).toEqual([
      `limit | Orders | GetItem | ${ALL}`,
      `deny | Orders | Scan | ${DENIED}`,
    ]);
  });
});

describe('resource policies', () => {
  const ANYBODY = { ...GET, Principal: '*', Resource: '*' };

  test('resource policies grant to roles of the template, to principals outside it, and to everyone except some', () => {
    const { Principal, ...others } = ANYBODY;
    const role = { 'Fn::GetAtt': ['Role', 'Arn'] };
    const statements = [
      { ...others, Principal: { AWS: [role, Principal] } },
      { ...others, NotPrincipal: { AWS: '444455556666' } },
      { ...ANYBODY, Effect: 'Deny', Action: 'dynamodb:Scan' },
    ];
    const ResourcePolicy = { PolicyDocument: policyOf(...statements) };
    const Orders = { ...TABLE, Properties: { ...TABLE.Properties, ResourcePolicy } };
    const { principals } = reportOf({ Orders, Role: roleOf() });
    expect(
      principals.map(({ id, kind, grants }) => [
        id,
        kind,
        grants.map(
          ({ effect, actions, statement }) => `${effect} ${actions.join(' ')} ${statement}`,
        ),
      ]),
    ).toEqual([
      [
        'Role',
        'role',
        ['allow GetItem Orders: Properties.ResourcePolicy.PolicyDocument.Statement[0]'],
      ],
      [
        'any principal in any AWS account',
        'outside',
        [
          'allow GetItem Orders: Properties.ResourcePolicy.PolicyDocument.Statement[0]',
          'deny Scan Orders: Properties.ResourcePolicy.PolicyDocument.Statement[2]',
        ],
      ],
      [
        'EVERYONE except principals in account 444455556666 that its IAM policies allow',
        'outside',
        ['allow GetItem Orders: Properties.ResourcePolicy.PolicyDocument.Statement[1]'],
      ],
    ]);
  });
});

describe('principals and tables of a report', () => {
  const ARN = 'arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess';

  test('an unknown condition is unresolved, once', () => {
    const odd = { ...GET, Condition: { StringMatches: { 'aws:userid': 'x' } } };
    const { unresolved } = reportOf({ Role: having(odd, { ...odd, Sid: 'Again' }) });
    expect(unresolved).toEqual([
      { at: 'Role', what: 'unknown condition StringMatches aws:userid "x"' },
    ]);
  });

  test('titles, notes and other actions', () => {
    const group = {
      Type: 'AWS::IAM::Group',
      Properties: { Policies: [{ PolicyDocument: policyOf(GET) }] },
    };
    const { principals } = reportOf({
      Role: having({ ...GET, Action: ['dynamodb:GetItem', 's3:GetObject'], Resource: '*' }),
      Nobody: roleOf({
        AssumeRolePolicyDocument: policyOf(),
        ManagedPolicyArns: [ARN],
        PermissionsBoundary: 'arn:b',
      }),
      User: { Type: 'AWS::IAM::User', Properties: { Groups: [{ Ref: 'Group' }] } },
      Group: group,
      Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: policyOf(GET) } },
    });
    expect(
      principals.map(({ id, kind, title, notes, otherActions }) => [
        id,
        kind,
        title,
        notes,
        otherActions,
      ]),
    ).toEqual([
      ['Role', 'role', 'AWS Lambda', [], ['s3:GetObject']],
      [
        'Nobody',
        'role',
        'No trusted entity',
        [
          'Permissions boundary arn:b: its statements are not in this template',
          'AWS managed policy AmazonDynamoDBFullAccess: its permissions as of 2026-08-22',
        ],
        ['dax:*'],
      ],
      ['User', 'user', 'IAM user', ['Groups: Group'], []],
      ['Group', 'group', 'IAM group', [], []],
      ['Policy', 'policy', 'Unattached policy', [], []],
    ]);
  });

  test('tables have their key attributes, and unknown without a schema', () => {
    const sorted = [...TABLE.Properties.KeySchema, { AttributeName: 'sk', KeyType: 'RANGE' }];
    const { tables } = reportOf({
      Named: { Type: TABLE.Type, Properties: { TableName: 'named', KeySchema: sorted } },
      Other: { Type: TABLE.Type },
    });
    expect(tables.map(({ id, name, key }) => [id, name, key])).toEqual([
      ['Orders', undefined, 'pk'],
      ['Named', 'named', 'pk and sk'],
      ['Other', undefined, 'unknown'],
    ]);
  });
});

describe('findings in a report', () => {
  test.each([
    ['high', undefined],
    ['medium', 'A shop.'],
    ['low', 'A shop.'],
  ] as const)('of %s severity are acknowledged with the reason %s', (severity, expected) => {
    const at = { resource: 'Orders', property: '' };
    const finding = { rule: 'OpenSignUp', severity, what: 'a', at, fix: 'b' };
    const report = buildAccessReport({
      title: 'stack',
      source: 'template.json',
      access: accessOf({ Orders: TABLE }),
      findings: [finding, { ...finding, rule: 'Other' }],
      acknowledged: { OpenSignUp: 'A shop.' },
    });
    expect(report.findings.map(({ acknowledged }) => acknowledged)).toEqual([expected, undefined]);
  });

  const STATEMENT = {
    resource: 'Role',
    property: 'Properties.Policies[0].PolicyDocument.Statement[0]',
  };
  const finding = (rule: string, at = STATEMENT): Finding => ({
    rule,
    severity: 'high',
    what: 'reaches *all* tables',
    at,
    fix: 'name | them',
  });

  test.each([
    ['WildcardResource', ['⚠ every resource', '*']],
    ['WildcardAction', ['every resource', '⚠ *']],
    ['Another', ['every resource', '*']],
  ])('a finding of %s marks its own statement, and no other', (rule, expected) => {
    const open = having(
      { ...GET, Action: '*', Resource: '*' },
      { ...GET, Action: '*', Resource: '*' },
    );
    const { principals } = reportOf({ Role: open }, [finding(rule)]);
    expect(principals[0]?.grants.map((grant) => [onText(grant), ...actionTexts(grant)])).toEqual([
      expected,
      ['every resource', '*'],
    ]);
  });
});
