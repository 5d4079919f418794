import {
  datasetPolicy,
  managedPoliciesText,
} from '../../../tools/managed-policies/managed-policies-text';
import { selectedStatements } from '../../../tools/managed-policies/selected-statements';

const allow = (Action: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource: '*',
  ...more,
});

describe('statements of an AWS managed policy that are kept', () => {
  test.each<[string, object, readonly object[]]>([
    ['all actions', allow('*', { Sid: 'All' }), [allow('*')]],
    [
      'those on tables, without those of the account',
      allow(['dynamodb:GetItem', 'dynamodb:ListTables', 's3:*', 'dynamodb:Describe*']),
      [allow(['dynamodb:GetItem', 'dynamodb:Describe*'])],
    ],
    ['a wildcard of a service', allow(['d*:Get*']), [allow('d*:Get*')]],
    [
      'a change of IAM, anywhere',
      allow('iam:Attach*', { Resource: 'arn:x' }),
      [allow('iam:Attach*', { Resource: 'arn:x' })],
    ],
    ['code of functions', allow('lambda:*'), [allow('lambda:*')]],
    ['roles to pass, on every resource', allow('iam:PassRole'), [allow('iam:PassRole')]],
    [
      'roles to pass, to one service',
      allow('iam:PassRole', { Condition: { StringEquals: { 'iam:PassedToService': 'a' } } }),
      [],
    ],
    [
      'secrets of a name',
      allow('secretsmanager:GetSecretValue', { Resource: 'arn:aws:secretsmanager:*:*:secret:x!*' }),
      [],
    ],
    [
      'a denial',
      allow('dynamodb:*', { Effect: 'Deny' }),
      [allow('dynamodb:*', { Effect: 'Deny' })],
    ],
    [
      'what has NotAction',
      { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
      [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }],
    ],
    ['another service', allow(['s3:*', 'iam:Get*', 'logs:PutLogEvents']), []],
  ])('%s', (_what, statement, expected) => {
    expect(selectedStatements({ Statement: statement })).toEqual(expected);
    expect(selectedStatements({ Statement: [statement] })).toEqual(expected);
  });
});

describe('data file of AWS managed policies', () => {
  const SOURCE = { repository: 'r', commit: 'c', published: '2026-01-01', read: '2026-01-02' };
  const policy = (path: string, Action: string) => ({
    arn: `arn:aws:iam::aws:policy/${path}`,
    document: { Statement: allow(Action) },
  });

  test('has a line for each policy that a template can attach, sorted', () => {
    const text = managedPoliciesText(SOURCE, [
      policy('service-role/B', 's3:*'),
      policy('A', 's3:*'),
      policy('job-function/C', 'dynamodb:*'),
      policy('aws-service-role/D', 'dynamodb:*'),
      policy('EPermissionsBoundary', 'dynamodb:*'),
      { ...policy('F', 'dynamodb:*'), arn: 'arn:aws:iam::111122223333:policy/F' },
    ]);
    expect(JSON.parse(text)).toEqual({
      source: SOURCE,
      reaching: { 'job-function/C': [allow('dynamodb:*')] },
      harmless: ['A', 'service-role/B'],
    });
    expect(text).toContain('\n    "A",\n    "service-role/B"\n');
  });

  test.each([
    ['{"arn": "a", "document": {"Statement": []}}', { arn: 'a', document: { Statement: [] } }],
    ['{"arn": null}', undefined],
  ])('reads the dataset: %s', (text, expected) => {
    expect(datasetPolicy(text)).toEqual(expected);
  });
});
