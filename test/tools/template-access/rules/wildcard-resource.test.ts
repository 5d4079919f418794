import type { Severity } from '../../../../tools/template-access/rules/finding';
import {
  allowed,
  findingAt,
  found,
  ORDERS_ARN,
  STATEMENT,
  tablePolicy,
  READER,
} from './rule-templates';

describe('resources of a policy: WildcardResource', () => {
  const wide = (statement: object) => found('WildcardResource', allowed(statement));
  const HERE = 'arn:aws:dynamodb:us-east-1:111122223333';

  test.each<[string, Severity, string]>([
    ['*', 'high', 'every table'],
    ['arn:*', 'high', 'every table'],
    ['arn:aws:dynamodb:*', 'high', 'every table'],
    [`${HERE}:*`, 'high', 'every table'],
    [`${HERE}:table/*`, 'high', 'every table'],
    [`${HERE}:table*`, 'high', 'every table'],
    [`${HERE}:table/*/index/byDate`, 'high', 'every table'],
    [`${HERE}:table/orders*`, 'high', 'every table named orders*'],
    [`${HERE}:table/order?/index/*`, 'high', 'every table named order?'],
    ['arn:aws:dynamodb:*:111122223333:table/orders', 'medium', 'orders in any Region'],
    ['arn:aws:dynamodb:us-east-1:*:table/orders', 'medium', 'orders in any account'],
    ['arn:aws:dynamodb:*:*:table/orders/index/*', 'medium', 'orders in any Region and account'],
  ])('%s is a %s finding: %s', (Resource, severity, tables) => {
    expect(wide({ Resource })).toEqual([
      findingAt(
        severity,
        `${STATEMENT}.Resource`,
        `${READER} can read items of ${tables}, by dynamodb:GetItem`,
        `the resource ${Resource};`,
        'Specify the ARN of the table',
      ),
    ]);
  });

  test.each([
    ['the table', ORDERS_ARN],
    ['its indexes', { 'Fn::Sub': '${Orders.Arn}/index/*' }],
    ['its streams', { 'Fn::Sub': '${Orders.Arn}/stream/*' }],
    ['all of the table', { 'Fn::Sub': '${Orders.Arn}/*' }],
    ['a name that CloudFormation gives, and what follows', { 'Fn::Sub': '${Orders.Arn}*' }],
    ['another partition', 'arn:*:dynamodb:us-east-1:111122223333:table/orders'],
    ['another service', 'arn:aws:s3:::*'],
    ['an import, and what follows', { 'Fn::Join': ['/', [{ 'Fn::ImportValue': 'T' }, 'index/*']] }],
    ['a parameter', { Ref: 'TableArn' }],
    ['a legacy global table', 'arn:aws:dynamodb::111122223333:global-table/*'],
  ])('%s is not a finding', (_title, Resource) => {
    expect(wide({ Resource })).toEqual([]);
  });

  describe('role of AWS Backup that restores tables', () => {
    const BACKUP = { Principal: { Service: 'backup.amazonaws.com' }, Action: 'sts:AssumeRole' };
    const LAMBDA = { Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
    const RESTORE = ['dynamodb:PutItem', 'dynamodb:RestoreTableFromAwsBackup'];
    const count = (Resource: unknown, trust: object = BACKUP, Action: unknown = RESTORE) =>
      found('WildcardResource', allowed({ Action, Resource }, trust)).length;
    const RESTORED = `${HERE}:table/orders-restored-*`;

    test('AWS Backup may have tables whose names begin with that of a table', () => {
      expect(count(RESTORED)).toBe(0);
      expect(count([{ 'Fn::Sub': '${Orders.Arn}-restored-*' }, RESTORED])).toBe(0);
    });

    test.each<[string, number]>([
      ['another service assumes it', count(RESTORED, LAMBDA)],
      ['nobody can assume it', count(RESTORED, { ...BACKUP, Effect: 'Deny' })],
      ['it cannot restore', count(RESTORED, BACKUP, ['dynamodb:PutItem'])],
      ['it reaches every table', count(`${HERE}:table/*`)],
      ['the type has a wildcard', count(`${HERE}:table*`)],
      ['one of several names no table', count([RESTORED, '*'])],
    ])('is a finding: %s', (_title, findings) => {
      expect(findings).toBeGreaterThan(0);
    });
  });

  test('a pattern whose end a parameter gives covers several tables', () => {
    const Resource = { 'Fn::Sub': `${HERE}:table/*-\${Stage}` };
    expect(wide({ Resource })).toEqual([
      expect.stringContaining(
        'can read items of every table named *-{Stage, not defined in the template}, by',
      ),
    ]);
  });

  test('NotResource leaves every other table', () => {
    const NotResource = [`${HERE}:table/secrets`, 'arn:aws:s3:::bucket'];
    expect(wide({ NotResource, Action: ['dynamodb:Query', 'dynamodb:GetItem'] })).toEqual([
      findingAt(
        'high',
        `${STATEMENT}.NotResource`,
        `${READER} can read items of every table except`,
        NotResource.join(' and '),
        'dynamodb:Query and dynamodb:GetItem',
      ),
    ]);
  });

  test('NotAction on every resource is a finding, unless it excludes all of DynamoDB', () => {
    expect(wide({ NotAction: 'iam:*', Resource: '*' })).toEqual([
      expect.stringContaining('items of every table, by every action except iam:*'),
    ]);
    expect(wide({ NotAction: 'dynamodb:*', Resource: '*' })).toEqual([]);
  });

  test('actions that support no resource may have *, others beside them may not', () => {
    const Action = ['dynamodb:ListTables', 'DynamoDB:listStreams'];
    expect(wide({ Action, Resource: '*' })).toEqual([]);
    expect(wide({ Action: [...Action, 'dynamodb:DescribeTable'], Resource: '*' })).toEqual([
      expect.stringContaining(
        'can call dynamodb:DescribeTable on every table, by dynamodb:DescribeTable',
      ),
    ]);
  });

  test('a Deny, and actions of other services, are not findings', () => {
    expect(wide({ Effect: 'Deny', Resource: '*' })).toEqual([]);
    expect(wide({ Action: 's3:GetObject', Resource: '*' })).toEqual([]);
  });

  test('in a table policy * is that table', () => {
    const Principal = { AWS: 'arn:aws:iam::444455556666:role/tool' };
    expect(found('WildcardResource', tablePolicy({ Principal }))).toEqual([]);
  });

  test.each([
    ['${!aws:PrincipalTag/table}', 'every table whose name the caller chooses,'],
    ['orders-${!aws:username}', 'every table whose name the caller chooses,'],
    ['${AWS::StackName}-*', 'every table named ${AWS::StackName}-*,'],
  ])('%s covers several tables', (name, tables) => {
    const Resource = { 'Fn::Sub': `arn:aws:dynamodb:us-east-1:111122223333:table/${name}` };
    expect(found('WildcardResource', allowed({ Resource }))).toEqual([
      expect.stringContaining(`can read items of ${tables}`),
    ]);
  });

  test.each(['${AWS::StackName}-Orders-*', '${AWS::StackName}-orders'])(
    '%s is one table of the stack',
    (name) => {
      const Resource = { 'Fn::Sub': `arn:aws:dynamodb:us-east-1:111122223333:table/${name}` };
      expect(found('WildcardResource', allowed({ Resource }))).toEqual([]);
    },
  );
});
