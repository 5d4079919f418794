import { accessOf, roleOf } from '../../template-access/sample-template';
import { reference, unknown } from '../../../../tools/template-access/template/template-text';
import { anybodyWords, principalWords } from '../../../../tools/report/words/principal-words';
import { isRolesAnywhere, serviceWords } from '../../../../tools/report/words/service-words';

const { principals } = accessOf({
  Api: roleOf({ RoleName: 'api' }),
  Loader: { Type: 'AWS::IAM::User' },
  Outside: { Type: 'AWS::IAM::ManagedPolicy', Properties: { Roles: ['legacy'] } },
});
const HERE = reference('AWS::AccountId');
const PARTITION = reference('AWS::Partition');

describe('principal of a policy', () => {
  test.each([
    ['AWS', '*', 'any principal in any AWS account'],
    ['Federated', '*', 'any principal in any AWS account'],
    ['AWS', '444455556666', 'principals in account 444455556666 that its IAM policies allow'],
    [
      'AWS',
      'arn:aws:iam::444455556666:root',
      'principals in account 444455556666 that its IAM policies allow',
    ],
    [
      'AWS',
      `arn:${PARTITION}:iam::${HERE}:root`,
      'principals in this account that its IAM policies allow',
    ],
    ['AWS', HERE, 'principals in this account that its IAM policies allow'],
    ['AWS', unknown('parameter Account'), 'parameter Account'],
    [
      'AWS',
      `arn:aws:iam::${unknown('parameter Account')}:root`,
      'principals in account parameter Account that its IAM policies allow',
    ],
    ['AWS', 'arn:aws:iam::444455556666:role/tool', 'role tool in account 444455556666'],
    ['AWS', 'arn:aws:iam::444455556666:role/a/b/tool', 'role a/b/tool in account 444455556666'],
    ['AWS', 'arn:aws:iam::444455556666:user/alice', 'user alice in account 444455556666'],
    [
      'AWS',
      `arn:aws:iam::${HERE}:role/${unknown('parameter Role')}`,
      'role parameter Role in this account',
    ],
    [
      'AWS',
      'arn:aws:sts::444455556666:assumed-role/tool/session',
      'arn:aws:sts::444455556666:assumed-role/tool/session',
    ],
    ['AWS', 'AROAEXAMPLE', 'AROAEXAMPLE'],
    ['AWS', `arn:${PARTITION}:iam::${HERE}:role/api`, 'role Api'],
    ['AWS', `arn:${PARTITION}:iam::${HERE}:user/${reference('Loader')}`, 'user Loader'],
    ['AWS', 'legacy', 'legacy'],
    ['Service', 'lambda.amazonaws.com', 'AWS Lambda'],
    [
      'Federated',
      'arn:aws:iam::444455556666:oidc-provider/token.actions.githubusercontent.com',
      'federated identities of OIDC provider token.actions.githubusercontent.com',
    ],
    [
      'Federated',
      'arn:aws:iam::444455556666:saml-provider/okta',
      'federated identities of SAML provider okta',
    ],
    ['Federated', 'accounts.google.com', 'federated identities of accounts.google.com'],
    ['Federated', unknown('parameter Provider'), 'federated identities of parameter Provider'],
    ['CanonicalUser', '79a59d', 'CanonicalUser 79a59d'],
  ])('%s %s: %s', (kind, name, expected) => {
    expect(principalWords(kind, name, principals)).toBe(expected);
  });

  const PUBLIC = 'any principal in any AWS account';

  test.each([
    ['nothing', 'StringEquals', 'aws:SourceVpce', 'vpce-1', PUBLIC],
    ['an account', 'StringEquals', 'kms:CallerAccount', '1', 'any principal in account 1'],
    [
      'an organization',
      'stringlike',
      'AWS:PrincipalOrgID',
      'o-1',
      'any principal in organization o-1',
    ],
    ['all accounts but one', 'StringNotEquals', 'aws:PrincipalAccount', '1', PUBLIC],
    ['whatever account', 'StringLike', 'aws:PrincipalAccount', '*', PUBLIC],
    ['an account, or none', 'StringEqualsIfExists', 'aws:PrincipalAccount', '1', PUBLIC],
    ['a path, or none', 'ForAllValues:StringLike', 'aws:PrincipalOrgPaths', 'o-1/*', PUBLIC],
  ])('`*` that a condition ties to %s', (_, operator, key, value, expected) => {
    expect(anybodyWords([{ operator, key, values: [value] }])).toBe(expected);
  });
});

describe('service principal', () => {
  test.each([
    ['apigateway', 'Amazon API Gateway'],
    ['appsync', 'AWS AppSync'],
    ['batch', 'AWS Batch'],
    ['cloudformation', 'AWS CloudFormation'],
    ['codebuild', 'AWS CodeBuild'],
    ['dax', 'DynamoDB Accelerator (DAX)'],
    ['ec2', 'Amazon EC2 instances'],
    ['ecs-tasks', 'Amazon ECS tasks'],
    ['edgelambda', 'Lambda@Edge'],
    ['events', 'Amazon EventBridge'],
    ['firehose', 'Amazon Data Firehose'],
    ['glue', 'AWS Glue'],
    ['lambda', 'AWS Lambda'],
    ['pipes', 'Amazon EventBridge Pipes'],
    ['pods.eks', 'Amazon EKS Pod Identity'],
    ['replication.dynamodb', 'DynamoDB global tables'],
    ['rolesanywhere', 'certificate holders (IAM Roles Anywhere)'],
    ['scheduler', 'Amazon EventBridge Scheduler'],
    ['states', 'AWS Step Functions'],
    ['unheard-of', 'service unheard-of.amazonaws.com'],
    ['constructor', 'service constructor.amazonaws.com'],
  ])('the service %s is %s', (name, expected) => {
    expect(serviceWords(`${name}.amazonaws.com`)).toBe(expected);
  });

  test('a service principal of China is the same service', () => {
    expect(serviceWords('lambda.amazonaws.com.cn')).toBe('AWS Lambda');
    expect(serviceWords('lambda.amazonaws.com.evil')).toBe('service lambda.amazonaws.com.evil');
    expect(
      ['rolesanywhere.amazonaws.com', 'ec2.amazonaws.com', 'xrolesanywhere.amazonaws.com'].map(
        isRolesAnywhere,
      ),
    ).toEqual([true, false, false]);
  });
});
