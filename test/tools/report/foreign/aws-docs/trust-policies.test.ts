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
    expect(tableLines(report)).toEqual(['Ledger | no name of its own | Id | a key that AWS owns']);
  });

  test('trust policies, access keys and members', () => {
    expect(trustLines(report)).toEqual([
      'Deployer | holders of a token of token.actions.githubusercontent.com (OpenID Connect) | aud of the token of token.actions.githubusercontent.com is "sts.amazonaws.com"; sub of the token of token.actions.githubusercontent.com matches "repo:example-org/example-repo:ref:refs/heads/main"',
      'AnyRepository | holders of a token of token.actions.githubusercontent.com (OpenID Connect) | sub of the token of token.actions.githubusercontent.com matches "repo:example-org/*"',
      'Employee | whoever the SAML provider ${Directory} signs in | the audience of the SAML assertion is "https://signin.aws.amazon.com/saml"; may tag its sessions',
      'ThirdParty | whoever IAM policies of account 123456789012 let | the external ID is "${? parameter ExternalId}"',
      'ThirdPartyUnquoted | whoever IAM policies of account 123456789012 let | none',
      'Colleague | any caller of the organization o-a1b2c3d4e5, in the organization\'s path o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/* | the caller\'s organization is "o-a1b2c3d4e5"; a value of the path of the caller\'s account in its organization matches "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*"',
      'Anybody | anybody, in any AWS account | none',
      'Rule | Amazon EventBridge Scheduler | the account that the service calls for is "123456789012"; what the service calls for matches "arn:aws:scheduler:*:123456789012:schedule/*"',
      'Rule | Amazon EventBridge | the account that the service calls for is "123456789012"; what the service calls for matches "arn:aws:scheduler:*:123456789012:schedule/*"',
      'Chained | the role Employee | none',
      'Chained | the role Deployer | none',
      'Chained | NOT anybody, in any AWS account | sign-in with a second factor is "false"',
      'Unconditional | guests and signed-in users of ANY identity pool, of any account | none',
      'Pod | Amazon EKS Pod Identity | may tag its sessions',
      'Certificate | holders of a certificate, by IAM Roles Anywhere | the certificate\'s subject CN is "ledger-reader"; what the service calls for is "arn:aws:rolesanywhere:us-east-1:123456789012:trust-anchor/01234567-89ab-cdef-0123-456789abcdef"; may tag its sessions',
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
      'Rule | renewed by the service for as long as it runs, whatever the maximum of the role',
      'Chained | 1 h, because a session of a role assumes it (role chaining)',
      'Unconditional | 1 h in the enhanced flow, whatever the maximum of the role; up to 1 h in the classic flow of a pool that anybody makes',
      'Pod | renewed by the service for as long as it runs, whatever the maximum of the role',
      'Certificate | up to 1 h, by a profile that is not in this template',
    ]);
  });

  test('grants and their rows', () => {
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
