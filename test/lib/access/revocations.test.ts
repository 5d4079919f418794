import { Duration } from 'aws-cdk-lib/core';
import { permissionStatements, propertiesOf } from '../../synthesis';
import { signedInTemplate, TENANT_CLAIM } from './signed-in';

const TIME = '2026-11-20T14:30:00Z';
const DENIED = {
  Effect: 'Deny',
  Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
  Resource: '*',
};

describe('revocation policy', () => {
  test('denies everything that is allowed to sessions that began before a time', () => {
    const template = signedInTemplate({
      tenantClaim: TENANT_CLAIM,
      revokeIssuedBefore: new Date(TIME),
      tenants: [
        { id: 'dev01', maxSessionDuration: Duration.hours(1) },
        { id: 'acme-corp', revokeIssuedBefore: new Date('2026-11-21T00:00:00Z') },
      ],
    });
    const id = 'AuthenticatedRoleRevocationPolicy';
    const { PolicyDocument } = propertiesOf(template, 'AWS::IAM::ManagedPolicy', id);
    expect(PolicyDocument.Statement).toEqual([
      {
        ...DENIED,
        Sid: 'RevokeSessionsOfTenantAcmeX2Dcorp',
        Condition: {
          StringEquals: { 'aws:PrincipalTag/tokenTenant': 'acme-corp' },
          DateLessThan: { 'aws:TokenIssueTime': '2026-11-21T00:00:00Z' },
        },
      },
      {
        ...DENIED,
        Sid: 'RevokeSessionsOfEverybody',
        Condition: { DateLessThan: { 'aws:TokenIssueTime': TIME } },
      },
    ]);
  });

  test('denies the use of a customer-managed key too', () => {
    const template = signedInTemplate({
      actions: ['GetItem'],
      encryption: 'customerManaged',
      revokeIssuedBefore: new Date(TIME),
    });
    expect(permissionStatements(template).at(-1)).toEqual({
      Sid: 'RevokeSessionsOfEverybody',
      Effect: 'Deny',
      Action: ['dynamodb:GetItem', 'kms:Decrypt', 'kms:DescribeKey'],
      Resource: '*',
      Condition: { DateLessThan: { 'aws:TokenIssueTime': TIME } },
    });
  });
});
