import { analyzeTemplate } from '../../../../tools/template-access/analyze-template';
import { buildAccessReport } from '../../../../tools/report/model/build-access-report';
import { allowed, findingsIn, found, policyOf, STATEMENT } from './rule-templates';

describe('privilege escalation: IndirectAccess', () => {
  const FIX =
    'write only the actions that are needed, on the ARN of the one role, function or secret';
  const ways = (statement: object) => found('IndirectAccess', allowed(statement));
  const ROLE = 'arn:aws:iam::111122223333:role/one';

  test.each([
    ['dax:*', '*', 'the items that a DAX cluster reaches'],
    ['dax:GetItem', 'arn:aws:dax:us-east-1:1:cache/c', 'the items that a DAX cluster reaches'],
    ['iam:PutRolePolicy', ROLE, 'whatever a policy, trust or key that they change gives'],
    [
      'dynamodb:PutResourcePolicy',
      'arn:aws:dynamodb:us-east-1:1:table/x',
      'whatever a policy that they put on the table gives to anybody',
    ],
    ['iam:PassRole', '*', 'what any role may that they pass'],
    ['sts:AssumeRole', 'arn:aws:iam::111122223333:role/*', 'what any role may that trusts them'],
    ['lambda:UpdateFunctionCode', '*', 'what the role of a function may'],
    ['secretsmanager:GetSecretValue', '*', 'what the access keys may that secrets keep'],
    ['cognito-idp:Admin*', '*', 'what the users of a user pool may'],
  ])('%s on %s leads to tables', (Action, Resource, leadsTo) => {
    expect(ways({ Action, Resource })).toEqual([
      `medium at ${STATEMENT}.Action: ${Action}: a way to tables that names none, which leads to ${leadsTo}; ${FIX}`,
    ]);
  });

  test('NotAction that excludes DynamoDB and KMS leads to tables by all other actions', () => {
    expect(ways({ NotAction: ['dynamodb:*', 'kms:*'], Resource: '*' })).toEqual([
      expect.stringContaining(
        `medium at ${STATEMENT}.NotAction: every action but dynamodb:* and kms:*: a way to tables`,
      ),
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
  ])('%j is no finding', (statement) => {
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
      ['Most', 'every action but dynamodb:*, kms:*'],
    ]);
    expect(report.withoutAccess).toEqual(['Logs']);
  });
});
