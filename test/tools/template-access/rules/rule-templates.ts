import { findingsOf } from '../../../../tools/template-access/rules/findings-of';
import type { Finding } from '../../../../tools/template-access/rules/finding';
import { locationText } from '../../../../tools/template-access/template/location';
import { analyzeTemplate } from '../../../../tools/template-access/analyze-template';

/** All findings about a template of these resources. */
export function findingsIn(Resources: object, others: object = {}): readonly Finding[] {
  return findingsOf(analyzeTemplate({ template: { ...others, Resources }, nested: {} }));
}

/** What one rule finds, in a line each. */
export function found(rule: string, Resources: object, others: object = {}): readonly string[] {
  return findingsIn(Resources, others)
    .filter((one) => one.rule === rule)
    .map(({ severity, at, what, fix }) => `${severity} at ${locationText(at)}: ${what}; ${fix}`);
}

const Version = '2012-10-17';

/** A policy document of one statement. */
export function policyOf(...statements: object[]) {
  return { Version, Statement: statements.map((one) => ({ Effect: 'Allow', ...one })) };
}

/** A table whose name is its own. */
export const ORDERS = {
  Type: 'AWS::DynamoDB::Table',
  Properties: { KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }] },
};
export const ORDERS_ARN = { 'Fn::GetAtt': ['Orders', 'Arn'] };

/** The table, and a role with one statement on it. */
export function allowed(statement: object, trust: object = BY_LAMBDA) {
  const PolicyDocument = policyOf({
    Action: 'dynamodb:GetItem',
    ...('NotResource' in statement ? {} : { Resource: ORDERS_ARN }),
    ...statement,
  });
  if ('NotAction' in statement) delete (PolicyDocument.Statement[0] as any).Action;
  const Properties = {
    AssumeRolePolicyDocument: policyOf(trust),
    Policies: [{ PolicyName: 'access', PolicyDocument }],
  };
  return { Orders: ORDERS, Reader: { Type: 'AWS::IAM::Role', Properties } };
}

/** Where the statement of `allowed` stands. */
export const STATEMENT = 'Reader: Properties.Policies[0].PolicyDocument.Statement[0]';
export const TRUST = 'Reader: Properties.AssumeRolePolicyDocument.Statement[0]';

const BY_LAMBDA = { Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
export const COGNITO = 'cognito-identity.amazonaws.com';

/** A role that trusts whom a statement says. */
export function trusting(trust: object) {
  return allowed({}, { Action: 'sts:AssumeRole', ...trust });
}

/** A role that trusts Cognito's identity service under conditions. */
export function trustingCognito(Condition: object | undefined, service = COGNITO) {
  return trusting({
    Principal: { Federated: service },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition,
  });
}

/** The trust policy of a role for signed-in users as AWS documents it. */
export const SIGNED_IN = {
  StringEquals: { [`${COGNITO}:aud`]: { Ref: 'Pool' } },
  'ForAnyValue:StringLike': { [`${COGNITO}:amr`]: 'authenticated' },
};

/** A table with a policy of one statement on it. */
export function tablePolicy(statement: object) {
  const PolicyDocument = policyOf({ Action: 'dynamodb:GetItem', Resource: '*', ...statement });
  const Properties = { ...ORDERS.Properties, ResourcePolicy: { PolicyDocument } };
  return { Orders: { ...ORDERS, Properties } };
}
export const TABLE_STATEMENT = 'Orders: Properties.ResourcePolicy.PolicyDocument.Statement[0]';

/** A user pool with a client, and an identity pool of theirs. */
export function pool({ client = {}, provider = {}, ...properties }: any = {}) {
  const ServerSideTokenCheck = true;
  const ProviderName = { 'Fn::GetAtt': ['Users', 'ProviderName'] };
  return {
    Users: {
      Type: 'AWS::Cognito::UserPool',
      Properties: { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } },
    },
    App: {
      Type: 'AWS::Cognito::UserPoolClient',
      Properties: { UserPoolId: { Ref: 'Users' }, WriteAttributes: ['email'], ...client },
    },
    Pool: {
      Type: 'AWS::Cognito::IdentityPool',
      Properties: {
        AllowUnauthenticatedIdentities: false,
        CognitoIdentityProviders: [
          { ClientId: { Ref: 'App' }, ProviderName, ServerSideTokenCheck, ...provider },
        ],
        ...properties,
      },
    },
  };
}

/** What an identity pool hands out. */
export function attachment(properties: object) {
  const Type = 'AWS::Cognito::IdentityPoolRoleAttachment';
  return { Roles: { Type, Properties: { IdentityPoolId: { Ref: 'Pool' }, ...properties } } };
}
export const READER_ARN = { 'Fn::GetAtt': ['Reader', 'Arn'] };
