import {
  grantLines,
  reportOf,
  sessionLines,
  tableLines,
  unresolvedLines,
  trustLines,
} from '../report-lines';

describe('trust-policies.yaml', () => {
  const report = reportOf('aws-docs/trust-policies.yaml');

  test('tables and their encryption keys', () => {
    expect(tableLines(report)).toEqual(['Ledger | no name of its own | Id | AWS owned key']);
  });

  test('trust policies, access keys and members', () => {
    expect(trustLines(report)).toEqual([
      'Deployer | federated identities of OIDC provider token.actions.githubusercontent.com | aud in the token of token.actions.githubusercontent.com is "sts.amazonaws.com"; sub in the token of token.actions.githubusercontent.com matches "repo:example-org/example-repo:ref:refs/heads/main"',
      'AnyRepository | federated identities of OIDC provider token.actions.githubusercontent.com | sub in the token of token.actions.githubusercontent.com matches "repo:example-org/*"',
      'Employee | federated identities of SAML provider ${Directory} | the audience of the SAML assertion is "https://signin.aws.amazon.com/saml"; The trusted entity can set session tags (sts:TagSession)',
      'ThirdParty | principals in account 123456789012 that its IAM policies allow | the external ID is "parameter ExternalId"',
      'ThirdPartyUnquoted | principals in account 123456789012 that its IAM policies allow | none',
      'Colleague | any principal in organization o-a1b2c3d4e5 and in organization path o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/* | the principal\'s organization is "o-a1b2c3d4e5"; a value of the principal\'s organization path matches "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*"',
      'Anybody | any principal in any AWS account | none',
      'Rule | Amazon EventBridge Scheduler | the source account is "123456789012"; the source ARN matches "arn:aws:scheduler:*:123456789012:schedule/*"',
      'Rule | Amazon EventBridge | the source account is "123456789012"; the source ARN matches "arn:aws:scheduler:*:123456789012:schedule/*"',
      'Chained | role Employee | none',
      'Chained | role Deployer | none',
      'Chained | DENIED: any principal in any AWS account | MFA authentication is "false"',
      'Unconditional | authenticated and unauthenticated identities of ANY identity pool in any AWS account | none',
      'Pod | Amazon EKS Pod Identity | The trusted entity can set session tags (sts:TagSession)',
      'Certificate | certificate holders (IAM Roles Anywhere) | the certificate\'s subject CN is "ledger-reader"; the source ARN is "arn:aws:rolesanywhere:us-east-1:123456789012:trust-anchor/01234567-89ab-cdef-0123-456789abcdef"; The trusted entity can set session tags (sts:TagSession)',
    ]);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      'Deployer | up to 1 h',
      'AnyRepository | up to 1 h',
      'Employee | up to 1 h',
      'ThirdParty | up to 1 h',
      'ThirdPartyUnquoted | up to 1 h',
      'Colleague | up to 1 h',
      'Anybody | up to 1 h',
      "Rule | renewed by the service while it runs, regardless of the role's maximum",
      'Chained | 1 h: another role assumes it (role chaining)',
      "Unconditional | 1 h in the enhanced flow, regardless of the role's maximum; up to 1 h in the classic flow of an identity pool in any account",
      "Pod | renewed by the service while it runs, regardless of the role's maximum",
      'Certificate | up to 1 h, set by a profile that is not in this template',
    ]);
  });

  test('grants and their items', () => {
    expect(grantLines(report)).toEqual([
      'Deployer | allow | Ledger | GetItem | all | none',
      'AnyRepository | allow | Ledger | GetItem | all | none',
      'Employee | allow | Ledger | GetItem | all | none',
      'ThirdParty | allow | Ledger | GetItem | all | none',
      'ThirdPartyUnquoted | allow | Ledger | GetItem | all | none',
      'Colleague | allow | Ledger | GetItem | all | none',
      'Anybody | allow | Ledger | GetItem | all | none',
      'Rule | allow | Ledger | GetItem | all | none',
      'Chained | allow | Ledger | GetItem | all | none',
      'Unconditional | allow | Ledger | GetItem | all | none',
      'Pod | allow | Ledger | GetItem | all | none',
      'Certificate | allow | Ledger | GetItem | all | none',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([
      'ThirdParty: Properties.AssumeRolePolicyDocument.Statement[0] | parameter ExternalId',
    ]);
  });
});
