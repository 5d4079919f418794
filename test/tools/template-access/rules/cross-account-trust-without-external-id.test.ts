import { findingAt, found, TRUST, trusting } from './rule-templates';

describe('trust policy: CrossAccountTrustWithoutExternalId', () => {
  const AT = `${TRUST}.Principal`;
  const unguarded = (trust: object) => found('CrossAccountTrustWithoutExternalId', trusting(trust));
  const TOOL = 'arn:aws:iam::444455556666:role/tool';

  test.each([TOOL, 'arn:aws:iam::444455556666:root', '444455556666'])(
    '%s without an external ID is a finding',
    (AWS) => {
      expect(unguarded({ Principal: { AWS: ['arn:aws:iam::aws:root', AWS] } })).toEqual([
        findingAt(
          'low',
          AT,
          `${AWS} can assume Reader without an external ID`,
          'account 444455556666',
          'add the condition StringEquals sts:ExternalId',
        ),
      ]);
    },
  );

  test.each([
    { Condition: { StringEquals: { 'sts:ExternalId': 'orders-7f3a91' } } },
    { Condition: { StringEquals: { 'STS:externalid': 'orders-7f3a91' } } },
    { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } },
    { Action: 'sts:TagSession' },
    { Effect: 'Deny' },
    { Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } } },
    { Principal: { Service: 'lambda.amazonaws.com' } },
    { Principal: { CanonicalUser: '444455556666' } },
    { Principal: undefined, NotPrincipal: { AWS: TOOL } },
  ])('%j is not a finding', (statement) => {
    expect(unguarded({ Principal: { AWS: TOOL }, ...statement })).toEqual([]);
  });
});
