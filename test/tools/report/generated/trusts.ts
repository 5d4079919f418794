import fc from 'fast-check';
import type { RequestContext } from '../../../../tools/simulator/condition-keys';
import type { CloudFormationTemplate } from '../../../../tools/simulator/template-references';

const COGNITO = 'cognito-identity.amazonaws.com';
const ISSUER = 'token.actions.githubusercontent.com';
const aud = `${COGNITO}:aud`;
const amr = `${COGNITO}:amr`;
const POOL = { Ref: 'Pool' };

/** Principals that a trust policy names. The policy engine has no condition keys of other issuers. */
const TRUSTED: readonly unknown[] = [
  { Service: 'lambda.amazonaws.com' },
  { Federated: COGNITO },
  { AWS: { 'Fn::GetAtt': ['User', 'Arn'] } },
  { AWS: [{ 'Fn::Sub': '${Other.Arn}' }, 'arn:aws:iam::444455556666:root'] },
  { AWS: '444455556666' },
  { AWS: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/stack-Other-1A' } },
  { Federated: { Ref: 'Oidc' } },
  { Federated: { 'Fn::Sub': `arn:aws:iam::\${AWS::AccountId}:oidc-provider/${ISSUER}` } },
  { Service: { 'Fn::Join': ['.', ['ec2', { Ref: 'AWS::URLSuffix' }]] }, Federated: COGNITO },
  '*',
];

const CONDITIONS: readonly object[] = [
  {},
  { StringEquals: { [aud]: POOL }, 'ForAnyValue:StringLike': { [amr]: 'authenticated' } },
  { StringEquals: { [aud]: POOL } },
  { StringEquals: { [aud]: 'us-east-1:other' } },
  { StringEquals: { [aud]: [{ 'Fn::Sub': '${Pool}' }, 'us-east-1:other'] } },
  { 'ForAnyValue:StringEquals': { [amr]: 'unauthenticated' } },
  { StringNotEquals: { [aud]: POOL } },
  { StringEquals: { 'sts:ExternalId': 'e' } },
  { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
];

const ACTIONS: readonly unknown[] = [
  'sts:AssumeRole',
  'sts:AssumeRoleWithWebIdentity',
  ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
  'sts:*',
  'sts:AssumeRole*',
];

const statement = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny'),
    Principal: fc.constantFrom(...TRUSTED),
    Action: fc.constantFrom(...ACTIONS),
    Condition: fc.constantFrom(...CONDITIONS),
  })
  .map(({ Condition, ...one }) =>
    Object.keys(Condition).length === 0 ? one : { ...one, Condition },
  );

const ROLE = { 'Fn::GetAtt': ['Role', 'Arn'] };
const OTHER = { 'Fn::Sub': '${Other.Arn}' };

/** The roles that an identity pool assigns. */
const ATTACHED: readonly object[] = [
  { authenticated: ROLE },
  { authenticated: OTHER, unauthenticated: ROLE },
  { unauthenticated: { 'Fn::Join': ['', [ROLE]] } },
  {},
];

/** Templates of a role with any trust policy, and an identity pool that may assign it. */
export const trustTemplates = fc
  .record({
    statements: fc.array(statement, { minLength: 1, maxLength: 3 }),
    Roles: fc.constantFrom(...ATTACHED),
  })
  .map(({ statements, Roles }): CloudFormationTemplate => {
    const trust = (Statement: readonly object[]) => ({
      AssumeRolePolicyDocument: { Version: '2012-10-17', Statement },
    });
    return {
      Resources: {
        Pool: { Type: 'AWS::Cognito::IdentityPool', Properties: {} },
        Attachment: {
          Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
          Properties: { IdentityPoolId: POOL, Roles },
        },
        Oidc: { Type: 'AWS::IAM::OIDCProvider', Properties: { Url: `https://${ISSUER}` } },
        User: { Type: 'AWS::IAM::User', Properties: {} },
        Other: { Type: 'AWS::IAM::Role', Properties: trust([]) },
        Role: { Type: 'AWS::IAM::Role', Properties: trust(statements) },
      },
    };
  });

/** Who asks for a session of the role. */
export interface Caller {
  readonly kind: 'AWS' | 'Federated' | 'Service';
  readonly principal: string;
  readonly action: 'sts:AssumeRole' | 'sts:AssumeRoleWithWebIdentity';
  readonly context: RequestContext;
}

const NO_KEYS: RequestContext = {
  [aud]: undefined,
  [amr]: undefined,
  'sts:ExternalId': undefined,
  'aws:SourceIp': '192.0.2.1',
};

const caller = (kind: Caller['kind'], principal: string, context: RequestContext = {}): Caller => ({
  kind,
  principal,
  action: kind === 'Federated' ? 'sts:AssumeRoleWithWebIdentity' : 'sts:AssumeRole',
  context: { ...NO_KEYS, ...context },
});

/** Callers that satisfy the conditions, and callers that violate them. */
export const CALLERS: readonly Caller[] = [
  caller('Service', 'lambda.amazonaws.com'),
  caller('Service', 'ec2.amazonaws.com'),
  ...['us-east-1:Pool', 'us-east-1:other'].flatMap((pool) =>
    ['authenticated', 'unauthenticated'].map((method) =>
      caller('Federated', COGNITO, { [aud]: pool, [amr]: [method] }),
    ),
  ),
  caller('AWS', 'arn:aws:iam::111122223333:user/stack-User-1A'),
  caller('AWS', 'arn:aws:iam::111122223333:role/stack-Other-1A'),
  caller('AWS', 'arn:aws:iam::444455556666:role/tool', { 'sts:ExternalId': 'e' }),
  caller('AWS', 'arn:aws:iam::444455556666:role/tool', { 'aws:SourceIp': '203.0.113.9' }),
  caller('Federated', `arn:aws:iam::111122223333:oidc-provider/${ISSUER}`),
];
