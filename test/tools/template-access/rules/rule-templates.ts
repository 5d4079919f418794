import { findingsOf } from '../../../../tools/template-access/rules/findings-of';
import type { Finding, Severity } from '../../../../tools/template-access/rules/finding';
import { locationText } from '../../../../tools/template-access/template/location';
import { analyzeTemplate } from '../../../../tools/template-access/analyze-template';
import { policyOf as documentOf, TABLE, TABLE_ARN } from '../sample-template';

/** All findings in a template of these resources. */
export function findingsIn(Resources: object, others: object = {}): readonly Finding[] {
  return findingsOf(analyzeTemplate({ template: { ...others, Resources }, nested: {} }));
}

/** The findings that are a fault; AllRows is not. */
export function withoutInfo(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity }) => severity !== 'info');
}

/** The findings of one rule, in a line each. */
export function found(rule: string, Resources: object, others: object = {}): readonly string[] {
  return findingsIn(Resources, others)
    .filter((one) => one.rule === rule)
    .map(({ severity, at, what, fix }) => `${severity} at ${locationText(at)}: ${what}; ${fix}`);
}

/** A line of `found` with any fix: the severity, the place, and the names, actions and operators in its text. */
export function findingAt(severity: Severity, at: string, ...named: string[]): string {
  const contained = named.map((one) => `(?=.*${escaped(one)})`).join('');
  return expect.stringMatching(RegExp(`^${severity} at ${escaped(at)}: ${contained}.*\\S$`));
}

/** Text as a pattern. */
export const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A policy of these statements, which allow unless they say otherwise. */
export function policyOf(...statements: object[]) {
  return documentOf(...statements.map((one) => ({ Effect: 'Allow', ...one })));
}

export { TABLE as ORDERS, TABLE_ARN as ORDERS_ARN };

/** The table, and a role with one statement on it. */
export function allowed(statement: object, trust: object = BY_LAMBDA) {
  const PolicyDocument = policyOf({
    Action: 'dynamodb:GetItem',
    ...('NotResource' in statement ? {} : { Resource: TABLE_ARN }),
    ...statement,
  });
  if ('NotAction' in statement) delete (PolicyDocument.Statement[0] as any).Action;
  const Properties = {
    AssumeRolePolicyDocument: policyOf(trust),
    Policies: [{ PolicyName: 'access', PolicyDocument }],
  };
  return { Orders: TABLE, Reader: { Type: 'AWS::IAM::Role', Properties } };
}

/** The place of the statement of `allowed`. */
export const STATEMENT = 'Reader: Properties.Policies[0].PolicyDocument.Statement[0]';
export const TRUST = 'Reader: Properties.AssumeRolePolicyDocument.Statement[0]';

/** Who has the role of `allowed`. */
export const READER = 'lambda.amazonaws.com with the role Reader';
const BY_LAMBDA = { Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
export const COGNITO = 'cognito-identity.amazonaws.com';

/** A role with one statement in its trust policy. */
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

/** The conditions of an authenticated role in AWS's documentation. */
export const SIGNED_IN = {
  StringEquals: { [`${COGNITO}:aud`]: { Ref: 'Pool' } },
  'ForAnyValue:StringLike': { [`${COGNITO}:amr`]: 'authenticated' },
};

/** A table with a policy of one statement on it. */
export function tablePolicy(statement: object) {
  const PolicyDocument = policyOf({ Action: 'dynamodb:GetItem', Resource: '*', ...statement });
  const Properties = { ...TABLE.Properties, ResourcePolicy: { PolicyDocument } };
  return { Orders: { ...TABLE, Properties } };
}
export const TABLE_STATEMENT = 'Orders: Properties.ResourcePolicy.PolicyDocument.Statement[0]';

/** A user pool with a client, and an identity pool with this provider. */
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

/** A role attachment of the identity pool. */
export function attachment(properties: object) {
  const Type = 'AWS::Cognito::IdentityPoolRoleAttachment';
  return { Roles: { Type, Properties: { IdentityPoolId: { Ref: 'Pool' }, ...properties } } };
}
export const READER_ARN = { 'Fn::GetAtt': ['Reader', 'Arn'] };
