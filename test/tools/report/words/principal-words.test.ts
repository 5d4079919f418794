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
    ['AWS', '*', 'anybody, in any AWS account'],
    ['Federated', '*', 'anybody, in any AWS account'],
    ['AWS', '444455556666', 'whoever IAM policies of account 444455556666 let'],
    ['AWS', 'arn:aws:iam::444455556666:root', 'whoever IAM policies of account 444455556666 let'],
    ['AWS', `arn:${PARTITION}:iam::${HERE}:root`, 'whoever IAM policies of this account let'],
    ['AWS', HERE, 'whoever IAM policies of this account let'],
    ['AWS', unknown('parameter Account'), '${? parameter Account}'],
    [
      'AWS',
      `arn:aws:iam::${unknown('parameter Account')}:root`,
      'whoever IAM policies of account ${? parameter Account} let',
    ],
    ['AWS', 'arn:aws:iam::444455556666:role/tool', 'the role tool of account 444455556666'],
    ['AWS', 'arn:aws:iam::444455556666:role/a/b/tool', 'the role a/b/tool of account 444455556666'],
    ['AWS', 'arn:aws:iam::444455556666:user/alice', 'the user alice of account 444455556666'],
    [
      'AWS',
      `arn:aws:iam::${HERE}:role/${unknown('parameter Role')}`,
      'the role ${? parameter Role} of this account',
    ],
    [
      'AWS',
      'arn:aws:sts::444455556666:assumed-role/tool/session',
      'arn:aws:sts::444455556666:assumed-role/tool/session',
    ],
    ['AWS', 'AROAEXAMPLE', 'AROAEXAMPLE'],
    ['AWS', `arn:${PARTITION}:iam::${HERE}:role/api`, 'the role Api'],
    ['AWS', `arn:${PARTITION}:iam::${HERE}:user/${reference('Loader')}`, 'the user Loader'],
    ['AWS', 'legacy', 'legacy'],
    ['Service', 'lambda.amazonaws.com', 'AWS Lambda'],
    [
      'Federated',
      'arn:aws:iam::444455556666:oidc-provider/token.actions.githubusercontent.com',
      'holders of a token of token.actions.githubusercontent.com (OpenID Connect)',
    ],
    [
      'Federated',
      'arn:aws:iam::444455556666:saml-provider/okta',
      'whoever the SAML provider okta signs in',
    ],
    ['Federated', 'accounts.google.com', 'holders of a token of accounts.google.com'],
    ['Federated', unknown('parameter Provider'), 'holders of a token of ${? parameter Provider}'],
    ['CanonicalUser', '79a59d', 'CanonicalUser 79a59d'],
  ])('%s %s: %s', (kind, name, expected) => {
    expect(principalWords(kind, name, principals)).toBe(expected);
  });

  const PUBLIC = 'anybody, in any AWS account';

  test.each([
    ['nothing', 'StringEquals', 'aws:SourceVpce', 'vpce-1', PUBLIC],
    ['an account', 'StringEquals', 'kms:CallerAccount', '1', 'any caller of the account 1'],
    [
      'an organization',
      'stringlike',
      'AWS:PrincipalOrgID',
      'o-1',
      'any caller of the organization o-1',
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
    ['rolesanywhere', 'holders of a certificate, by IAM Roles Anywhere'],
    ['scheduler', 'Amazon EventBridge Scheduler'],
    ['states', 'AWS Step Functions'],
    ['unheard-of', 'the service unheard-of.amazonaws.com'],
    ['constructor', 'the service constructor.amazonaws.com'],
  ])('the service %s is %s', (name, expected) => {
    expect(serviceWords(`${name}.amazonaws.com`)).toBe(expected);
  });

  test('a service principal of China is the same service', () => {
    expect(serviceWords('lambda.amazonaws.com.cn')).toBe('AWS Lambda');
    expect(serviceWords('lambda.amazonaws.com.evil')).toBe('the service lambda.amazonaws.com.evil');
    expect(
      ['rolesanywhere.amazonaws.com', 'ec2.amazonaws.com', 'xrolesanywhere.amazonaws.com'].map(
        isRolesAnywhere,
      ),
    ).toEqual([true, false, false]);
  });
});
