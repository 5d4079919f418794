import fc from 'fast-check';
import { markdownReport } from '../../../../tools/report/markdown/markdown-report';
import { anyText } from '../../../any-text';
import { IS_THOROUGH, SAMPLE } from '../../../thorough';
import { reportOfInline } from './made-up';

const IDS = ['A', 'B', 'C', '__proto__', 'AWS::Region', 'AWS::NoValue', 'P', 'Nowhere'];
const id = fc.constantFrom(...IDS);

const TYPES = [
  'DynamoDB::Table',
  'DynamoDB::GlobalTable',
  'IAM::Role',
  'IAM::User',
  'IAM::Group',
  'IAM::UserToGroupAddition',
  'IAM::AccessKey',
  'IAM::Policy',
  'IAM::ManagedPolicy',
  'IAM::RolePolicy',
  'IAM::UserPolicy',
  'IAM::OIDCProvider',
  'KMS::Key',
  'KMS::Alias',
  'Cognito::IdentityPool',
  'Cognito::IdentityPoolRoleAttachment',
  'Cognito::IdentityPoolPrincipalTag',
  'Cognito::UserPool',
  'Cognito::UserPoolClient',
  'CloudFormation::Stack',
  'RolesAnywhere::Profile',
  'Serverless::Function',
  'Serverless::SimpleTable',
].map((name) => `AWS::${name}`);

const KEYS =
  `AssumeRolePolicyDocument Policies PolicyDocument ManagedPolicyArns PermissionsBoundary RoleName TableName
  Roles Users Groups Replicas Region ResourcePolicy StreamSpecification SSESpecification KMSMasterKeyId KeySchema
  AttributeName KeyType GlobalSecondaryIndexes IndexName KeyPolicy TargetKeyId AliasName IdentityPoolId RoleMappings
  RulesConfiguration Rules PrincipalTags AllowClassicFlow CognitoIdentityProviders ProviderName ClientId authenticated
  Parameters TemplateURL Version Statement Effect Action NotAction Resource NotResource Principal NotPrincipal
  Condition Sid StringLike ForAllValues:StringEquals Null dynamodb:LeadingKeys aws:PrincipalTag/x Service AWS
  Federated`.split(/\s+/);

const text = fc.oneof(
  id,
  fc.constantFrom(
    '*',
    'Allow',
    'Deny',
    '2012-10-17',
    'dynamodb:GetItem',
    'dynamodb:*',
    'sts:AssumeRole',
    'cognito-identity.amazonaws.com',
    'arn:aws:dynamodb:us-east-1:111122223333:table/x/index/*',
    '${cognito-identity.amazonaws.com:sub}#*',
    '{{resolve:ssm:x}}',
    '{"Statement":{"Effect":"Allow"}}',
  ),
  anyText({ maxLength: 12 }),
);

const { value } = fc.letrec<{ value: unknown }>((tie) => {
  const one = tie('value');
  const list = fc.array(one, { maxLength: 4 });
  const of = (name: string, argument: fc.Arbitrary<unknown>) =>
    argument.map((inner) => ({ [name]: inner }));
  const intrinsic = fc.oneof(
    of('Ref', fc.oneof(id, one)),
    of('Fn::GetAtt', fc.oneof(fc.tuple(id, fc.constantFrom('Arn', 'StreamArn', 'x')), one)),
    of('Fn::Sub', fc.oneof(fc.constantFrom('${A}', '${B.Arn}/index/*', '${!x}'), list, one)),
    of('Fn::Join', fc.oneof(fc.tuple(text, list), one)),
    of('Fn::If', list),
    of('Fn::Select', list),
    of('Fn::Split', list),
    of('Fn::FindInMap', list),
    of('Fn::ImportValue', one),
    of('Fn::Whatever', one),
  );
  const object = fc.dictionary(fc.oneof(fc.constantFrom(...KEYS), text), one, { maxKeys: 5 });
  return {
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      text,
      fc.oneof(fc.boolean(), fc.integer(), fc.constant(null)),
      intrinsic,
      list,
      object,
    ),
  };
});

const mostly = (...known: unknown[]) =>
  fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: value });

const conditions = fc.dictionary(
  fc.constantFrom(...KEYS),
  fc.dictionary(fc.constantFrom(...KEYS), value, { maxKeys: 2 }),
  { maxKeys: 2 },
);

const statement = fc.record(
  {
    Effect: fc.constantFrom('Allow', 'Deny', { 'Fn::If': ['A', 'Allow', 'Deny'] }),
    Action: mostly('*', 'dynamodb:GetItem', 'dynamodb:*', 'sts:AssumeRole'),
    Resource: mostly('*', { 'Fn::GetAtt': ['A', 'Arn'] }, { 'Fn::Sub': '${B}/*' }),
    Principal: mostly('*', { Service: 'lambda.amazonaws.com' }),
    Condition: conditions,
  },
  { requiredKeys: ['Effect', 'Action', 'Resource'] },
);
const policy = fc.record({
  Version: fc.constantFrom('2012-10-17', '2008-10-17'),
  Statement: fc.array(statement, { maxLength: 3 }),
});

/** Properties that hold a policy, so that statements are read and not only refused. */
const policies = fc.record(
  {
    AssumeRolePolicyDocument: policy,
    PolicyDocument: policy,
    Policies: fc.array(fc.record({ PolicyDocument: policy }), { maxLength: 2 }),
    ResourcePolicy: fc.record({ PolicyDocument: policy }),
    KeyPolicy: policy,
    Roles: fc.array(
      fc.oneof(
        id.map((name) => ({ Ref: name })),
        value,
      ),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: [] },
);

const properties = fc
  .tuple(fc.dictionary(fc.constantFrom(...KEYS), value, { maxKeys: 6 }), policies)
  .map(([any, some]) => ({ ...any, ...some }));

const resource = fc.record(
  {
    Type: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...TYPES) },
      { weight: 1, arbitrary: value },
    ),
    Properties: fc.oneof({ weight: 9, arbitrary: properties }, { weight: 1, arbitrary: value }),
    Condition: value,
    Metadata: value,
  },
  { requiredKeys: ['Type', 'Properties'] },
);

const template = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record(
      {
        Resources: fc.dictionary(id, resource, { maxKeys: 6 }),
        Parameters: fc.dictionary(id, value, { maxKeys: 2 }),
        Mappings: fc.dictionary(id, value, { maxKeys: 2 }),
        Transform: value,
      },
      { requiredKeys: ['Resources'] },
    ),
  },
  { weight: 1, arbitrary: fc.dictionary(text, value) },
);

describe('arbitrary templates', () => {
  test('any template has a report in less than five seconds', () => {
    fc.assert(
      fc.property(template, (written) => {
        const start = process.cpuUsage();
        markdownReport(reportOfInline(written));
        expect(process.cpuUsage(start).user).toBeLessThan(5_000_000);
      }),
      { numRuns: IS_THOROUGH ? 300 : 100, ...SAMPLE },
    );
  });
});
