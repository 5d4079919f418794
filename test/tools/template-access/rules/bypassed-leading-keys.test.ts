import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Template } from 'aws-cdk-lib/assertions';
import type { IConstruct } from 'constructs';
import { AuthenticatedRole } from '../../../../lib/access/authenticated-role';
import { AccessTable } from '../../../../lib/table/access-table';
import { analyzeTemplate } from '../../../../tools/template-access/analyze-template';
import { findingsOf } from '../../../../tools/template-access/rules/findings-of';
import { stackOf } from '../../../synthesis';
import { withTable } from '../../../stages';
import { roleOf } from '../sample-template';
import {
  findingAt,
  found,
  ORDERS,
  ORDERS_ARN,
  policyOf,
  READER,
  withoutInfo,
} from './rule-templates';

const KEY = 'dynamodb:LeadingKeys';
const OWN = {
  Action: ['dynamodb:GetItem', 'dynamodb:PutItem'],
  Resource: ORDERS_ARN,
  Condition: { 'ForAllValues:StringEquals': { [KEY]: '${aws:userid}' }, Null: { [KEY]: 'false' } },
};
const QUERY = { Action: 'dynamodb:Query', Resource: ORDERS_ARN };
const INDEX = { 'Fn::Sub': '${Orders.Arn}/index/*' };
const ELSEWHERE = 'arn:aws:dynamodb:us-east-1:111122223333:table/elsewhere';
const IMPORTED = { 'Fn::ImportValue': 'table' };
const FIX = `ForAllValues:StringEquals ${KEY} and Null ${KEY} false`;
const SECOND = 'Reader: Properties.Policies[1].PolicyDocument.Statement[0]';

const policies = (...statements: object[]) =>
  statements.map((one) => ({ PolicyName: 'p', PolicyDocument: policyOf(one) }));

/** The severity and place of each finding, for a role with one policy per statement. */
function foundIn(statements: readonly object[], role: object = {}, others: object = {}) {
  const Reader = roleOf({ Policies: policies(...statements), ...role });
  return placesOf({ Orders: ORDERS, Reader, ...others });
}

const placesOf = (resources: object) =>
  found('BypassedLeadingKeys', resources).map(
    (line) => /^(\w+ at .*?)(?:: lambda|$)/.exec(line)?.[1],
  );

describe('row isolation of a group: BypassedLeadingKeys', () => {
  const stage = withTable(
    { rows: 'own' },
    { groups: { admins: { precedence: 1, tables: { orders: { rows: 'all' } } } } },
  );
  const findings = (change: (resources: any) => void = () => undefined) => {
    const template = Template.fromStack(stackOf(stage)).toJSON();
    change(template.Resources);
    return withoutInfo(findingsOf(analyzeTemplate({ template, nested: {} }))).map(
      ({ rule, at }) => `${rule} ${at.resource}`,
    );
  };
  const [SHARED, OF_GROUP] = ['AuthenticatedRolePolicy', 'AuthenticatedRoleGroupAdminsPolicy'];

  test('a scope of the group may be wider than that of every user', () => {
    expect(findings()).toEqual([]);
  });

  test.each<[string, (resources: any) => void, string]>([
    [
      'a second statement for every user',
      (resources) => {
        const { Statement } = resources[SHARED].Properties.PolicyDocument;
        Statement.push({ ...Statement[0], Condition: undefined });
      },
      SHARED,
    ],
    [
      'a role that is also the authenticated role',
      ({ IdentityPoolRoleAttachment: { Properties } }) => {
        Properties.Roles.authenticated = { 'Fn::GetAtt': ['AuthenticatedRoleGroupAdmins', 'Arn'] };
      },
      OF_GROUP,
    ],
    [
      'a mapping that is not by token',
      ({ IdentityPoolRoleAttachment: { Properties } }) => {
        Properties.RoleMappings.UserPool.Type = 'Rules';
      },
      OF_GROUP,
    ],
  ])('%s is found', (_what, change, resource) => {
    expect(findings(change)).toContain(`BypassedLeadingKeys ${resource}`);
  });
});

describe('row isolation: BypassedLeadingKeys', () => {
  test('an unconditioned statement on an isolated table names both, and the fix', () => {
    const Reader = roleOf({ Policies: policies(OWN, QUERY) });
    expect(found('BypassedLeadingKeys', { Orders: ORDERS, Reader })).toEqual([
      findingAt('high', SECOND, `${READER} can call dynamodb:Query on all items of Orders `, FIX),
    ]);
  });

  test.each<[string, object]>([
    ['an action that the condition limits', { ...QUERY, Action: 'dynamodb:GetItem' }],
    ['a write', { ...QUERY, Action: 'dynamodb:DeleteItem' }],
    ['a wildcard action', { ...QUERY, Action: 'dynamodb:*' }],
    ['a query of an index', { ...QUERY, Resource: INDEX }],
    [
      'stream records',
      { Action: 'dynamodb:GetRecords', Resource: { 'Fn::Sub': '${Orders.Arn}/stream/*' } },
    ],
    ['every table', { ...QUERY, Resource: '*' }],
  ])('%s is high', (_what, statement) => {
    expect(foundIn([OWN, statement])).toEqual([`high at ${SECOND}`]);
  });

  test.each<[string, object, object]>([
    ['NotAction', { NotAction: 'dynamodb:DeleteTable', Resource: ORDERS_ARN }, {}],
    ['NotResource', { Action: 'dynamodb:Query', NotResource: 'arn:aws:s3:::*' }, {}],
    ['only Null', QUERY, { Null: { [KEY]: 'false' } }],
    ['a partition key *', QUERY, { 'ForAllValues:StringLike': { [KEY]: ['a', '*'] } }],
    ['an address', QUERY, { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }],
    [
      'attributes without Select',
      QUERY,
      { 'ForAllValues:StringEquals': { 'dynamodb:Attributes': 'pk' } },
    ],
    ['any tag', QUERY, { StringLike: { 'aws:PrincipalTag/admin': '*' } }],
  ])('%s is no condition on partition keys', (_what, statement, condition) => {
    const written = { ...statement, Condition: condition };
    const conditioned = Object.keys(condition).length > 0;
    expect(foundIn([OWN, written])).toEqual([
      `high at ${SECOND}${conditioned ? '.Condition' : ''}`,
    ]);
  });

  test.each<[string, object]>([
    ['for administrators', { StringEquals: { 'aws:PrincipalTag/admin': 'yes' } }],
    ['for tables by tag', { StringEquals: { 'aws:ResourceTag/t': '${aws:PrincipalTag/t}' } }],
    [
      'for some attributes',
      {
        'ForAllValues:StringEquals': { 'dynamodb:Attributes': 'pk' },
        StringEquals: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
      },
    ],
  ])('a statement %s is medium', (_what, Condition) => {
    expect(foundIn([OWN, { ...QUERY, Condition }])).toEqual([`medium at ${SECOND}.Condition`]);
  });

  test.each([ELSEWHERE, IMPORTED])('a table outside the template is isolated too: %j', (table) => {
    const own = { ...OWN, Resource: table };
    expect(foundIn([own, { ...QUERY, Resource: table }])).toEqual([`high at ${SECOND}`]);
    expect(
      foundIn([own, { ...QUERY, Resource: { 'Fn::Join': ['', [table, '/index/a']] } }]),
    ).toEqual([`high at ${SECOND}`]);
    expect(foundIn([own, QUERY])).toEqual([]);
  });

  test.each(['AmazonDynamoDBReadOnlyAccess', 'AmazonDynamoDBFullAccess'])(
    'the managed policy %s is high',
    (name) => {
      const role = { ManagedPolicyArns: [`arn:aws:iam::aws:policy/${name}`] };
      expect(foundIn([OWN], role)).toEqual(['high at Reader: Properties.ManagedPolicyArns']);
      expect(foundIn([QUERY], role)).toEqual([]);
    },
  );

  test('a managed policy without tables is not a finding', () => {
    const ManagedPolicyArns = ['arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess'];
    expect(foundIn([OWN], { ManagedPolicyArns })).toEqual([]);
  });

  test('a managed policy of two roles is a finding for the isolated one', () => {
    const PolicyDocument = policyOf(QUERY);
    const Roles = [{ Ref: 'Reader' }, { Ref: 'Admin' }];
    const Shared = { Type: 'AWS::IAM::ManagedPolicy', Properties: { Roles, PolicyDocument } };
    expect(foundIn([OWN], {}, { Shared, Admin: roleOf() })).toEqual([
      'high at Shared: Properties.PolicyDocument.Statement[0]',
    ]);
  });

  test('the policy of a table that names the isolated role is a finding', () => {
    const Principal = { AWS: { 'Fn::GetAtt': ['Reader', 'Arn'] } };
    const PolicyDocument = policyOf({ ...QUERY, Resource: '*', Principal });
    const Orders = {
      ...ORDERS,
      Properties: { ...ORDERS.Properties, ResourcePolicy: { PolicyDocument } },
    };
    expect(foundIn([OWN], {}, { Orders })).toEqual([
      'high at Orders: Properties.ResourcePolicy.PolicyDocument.Statement[0]',
    ]);
  });

  test('a Deny statement does not take the finding away, as in every rule', () => {
    expect(foundIn([OWN, QUERY, { ...QUERY, Effect: 'Deny' }])).toEqual([`high at ${SECOND}`]);
  });

  test.each<[string, readonly object[]]>([
    ['one isolated statement', [OWN]],
    ['one open statement', [QUERY]],
    ['two isolated statements', [OWN, { ...OWN, Action: 'dynamodb:UpdateItem' }]],
    [
      'other keys for the second',
      [OWN, { ...QUERY, Condition: { 'ForAllValues:StringLike': { [KEY]: 'public#*' } } }],
    ],
    [
      'a description of the table',
      [OWN, { ...QUERY, Action: ['dynamodb:DescribeTable', 'dynamodb:ListTables'] }],
    ],
    ['an action that no index has', [OWN, { Action: 'dynamodb:PutItem', Resource: INDEX }]],
    ['items on a stream', [OWN, { ...QUERY, Resource: { 'Fn::Sub': '${Orders.Arn}/stream/*' } }]],
    ['a denial', [OWN, { ...QUERY, Effect: 'Deny' }]],
    ['another table', [OWN, { ...QUERY, Resource: ELSEWHERE }]],
    ['another table by a wildcard', [OWN, { ...QUERY, Resource: `${ELSEWHERE}*` }]],
    ['a key', [OWN, { Action: 'kms:Decrypt', Resource: '*' }]],
    ['an isolated wildcard, which WildcardResource finds', [{ ...OWN, Resource: '*' }, QUERY]],
  ])('%s is not a finding', (_what, statements) => {
    expect(foundIn(statements)).toEqual([]);
  });

  test('another role may reach all items', () => {
    const Admin = roleOf({ Policies: policies(QUERY) });
    expect(foundIn([OWN], {}, { Admin })).toEqual([]);
  });
});

describe('grant to the authenticated role of a stage', () => {
  let findings: readonly (readonly string[])[];

  beforeAll(() => {
    const stack = stackOf(withTable({ rows: 'own' }));
    const find = <T>(type: new (...args: any[]) => T) =>
      stack.node.findAll().find((one): one is T & IConstruct => one instanceof type);
    const table = find(AccessTable)?.table;
    const role = find(AuthenticatedRole)?.role;
    const assumedBy = new ServicePrincipal('lambda.amazonaws.com');
    for (const one of [role, new Role(stack, 'Admin', { assumedBy })]) {
      if (one) table?.grant(one, 'dynamodb:Query');
    }
    const template = Template.fromStack(stack).toJSON();
    findings = findingsOf(analyzeTemplate({ template, nested: {} })).map(
      ({ severity, rule, at }) => [severity, rule, at.resource],
    );
  });

  test('is high; a grant to another role is none', () => {
    expect(findings).toEqual([
      ['high', 'BypassedLeadingKeys', expect.stringMatching(/^AuthenticatedRoleDefaultPolicy/)],
    ]);
  });
});
