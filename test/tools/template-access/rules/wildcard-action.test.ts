import { ITEM_EFFECTS } from '../../../../tools/template-access/policies/table-actions';
import type { Severity } from '../../../../tools/template-access/rules/finding';
import {
  allowed,
  findingAt,
  found,
  ORDERS_ARN,
  policyOf,
  STATEMENT,
  tablePolicy,
  TABLE_STATEMENT,
  READER,
} from './rule-templates';

describe('actions of a policy: WildcardAction', () => {
  const AT = `${STATEMENT}.Action`;
  const FIX = 'List the required actions, such as dynamodb:GetItem';
  const EVERYTHING =
    'read items, write items, delete items, copy the table, delete the table and grant others access by a resource-based policy';

  const wildcards = (resources: object) => found('WildcardAction', resources);

  test.each<[string, Severity, string]>([
    ['*', 'high', EVERYTHING],
    ['dynamodb:*', 'high', EVERYTHING],
    ['DynamoDB:*', 'high', EVERYTHING],
    ['dynamodb:Get*', 'high', 'read items'],
    ['dynamodb:get*', 'high', 'read items'],
    ['dynamodb:?etItem', 'high', 'read items'],
    ['dynamodb:*Item', 'high', 'read items, write items and delete items'],
    ['dynamodb:PartiQL*', 'high', 'read items, write items and delete items'],
    ['dynamodb:Delete*', 'high', 'delete items and delete the table'],
    ['dynamodb:Export*', 'high', 'copy the table'],
    ['dynamodb:Search*', 'high', 'read items'],
    ['dynamodb:PutR*', 'high', 'grant others access by a resource-based policy'],
    ['dynamodb:Restore*', 'medium', 'call every matching action that AWS adds'],
    ['dynamodb:Describe*', 'low', 'call every matching action that AWS adds'],
    ['dynamodb:list*', 'low', 'call every matching action that AWS adds'],
  ])('%s is a %s finding, because it %s', (Action, severity, consequence) => {
    expect(wildcards(allowed({ Action }))).toEqual([
      findingAt(severity, AT, `${READER} can ${consequence} by`, ` ${Action};`, FIX),
    ]);
  });

  test.each(
    [...Object.keys(ITEM_EFFECTS), 'DeleteTable', 'PutResourcePolicy'].map((action) => [
      `dynamodb:${action.slice(0, -1)}*`,
    ]),
  )('%s is a high finding', (Action) => {
    expect(wildcards(allowed({ Action }))).toEqual([expect.stringMatching(/^high at /)]);
  });

  test.each([
    ['named actions', { Action: ['dynamodb:GetItem', 'dynamodb:PutItem'] }],
    ['patterns of other services', { Action: ['s3:*', 'dynamodbx:*'] }],
    ['denied actions', { Effect: 'Deny', Action: 'dynamodb:*' }],
    ['everything on a bucket', { Action: '*', Resource: 'arn:aws:s3:::bucket/*' }],
    ['everything on a key', { Action: '*', Resource: 'arn:aws:kms:us-east-1:111122223333:key/*' }],
    ['everything except DynamoDB', { NotAction: ['dynamodb:*', 'iam:*'] }],
    [
      'everything except one service on a bucket',
      { NotAction: 'iam:*', Resource: 'arn:aws:s3:::b' },
    ],
    [
      'an action that is unknown',
      { Action: { 'Fn::Sub': ['${Action}', { Action: { Ref: 'Any' } }] } },
    ],
  ])('%s are not findings', (_title, statement) => {
    expect(wildcards(allowed(statement))).toEqual([]);
  });

  test.each([
    ['a table of the template', ORDERS_ARN],
    ['an index of it', { 'Fn::Sub': '${Orders.Arn}/index/*' }],
    ['a table elsewhere', 'arn:aws:dynamodb:us-east-1:111122223333:table/orders'],
    ['a table that a parameter names', { Ref: 'TableArn' }],
    ['everything', '*'],
  ])('a pattern on %s is a finding', (_title, Resource) => {
    expect(wildcards(allowed({ Action: 'dynamodb:Put*', Resource }))).toHaveLength(1);
  });

  test.each([
    ['of another service', 'arn:aws:s3:::bucket'],
    ['of tables', 'arn:aws:dynamodb:us-east-1:111122223333:table/other'],
  ])('a pattern on everything except a resource %s is a finding', (_title, NotResource) => {
    expect(wildcards(allowed({ Action: '*', NotResource }))).toHaveLength(1);
  });

  test('each pattern is a finding of its own, in both alternatives of a condition', () => {
    const Action = ['dynamodb:GetItem', { 'Fn::If': ['Wide', 'dynamodb:*', 'dynamodb:Query*'] }];
    expect(
      wildcards(allowed({ Action })).map((one) => /the action ([^;]+)/.exec(one)?.[1]),
    ).toEqual(['dynamodb:*', 'dynamodb:Query*']);
  });

  test('NotAction allows all other actions', () => {
    expect(wildcards(allowed({ NotAction: ['iam:*', 'dynamodb:DeleteTable'] }))).toEqual([
      findingAt(
        'high',
        `${STATEMENT}.NotAction`,
        `${READER} can ${EVERYTHING}:`,
        'every action except iam:* and dynamodb:DeleteTable;',
        `${FIX}, in Action`,
      ),
    ]);
  });

  test('a pattern in a table policy is a finding', () => {
    const Principal = { AWS: 'arn:aws:iam::444455556666:role/tool' };
    expect(wildcards(tablePolicy({ Principal, Action: 'dynamodb:Batch*' }))).toEqual([
      findingAt(
        'high',
        `${TABLE_STATEMENT}.Action`,
        `${Principal.AWS} can read items and write items by`,
        ' dynamodb:Batch*;',
        FIX,
      ),
    ]);
  });

  test('a managed policy of two roles is one finding, at the policy', () => {
    const PolicyDocument = policyOf({ Action: 'dynamodb:*', Resource: ORDERS_ARN });
    const { Orders, Reader } = allowed({});
    const Properties = { PolicyDocument, Roles: [{ Ref: 'Reader' }, { Ref: 'Writer' }] };
    const Policy = { Type: 'AWS::IAM::ManagedPolicy', Properties };
    expect(wildcards({ Orders, Reader, Writer: Reader, Policy })).toEqual([
      findingAt(
        'high',
        'Policy: Properties.PolicyDocument.Statement[0].Action',
        'Writer can ',
        ' dynamodb:*;',
        FIX,
      ),
    ]);
  });

  test("the default policy of a key, kms:* for the account, is not a finding, and neither is the account's use of keys", () => {
    const Principal = { AWS: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' } };
    const KeyPolicy = policyOf({ Principal, Action: 'kms:*', Resource: '*' });
    const Key = { Type: 'AWS::KMS::Key', Properties: { KeyPolicy } };
    expect(wildcards({ Key, ...allowed({ Action: 'kms:GenerateDataKey*' }) })).toEqual([]);
  });
});
