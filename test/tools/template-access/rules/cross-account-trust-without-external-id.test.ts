import { found, TRUST, trusting } from './rule-templates';

describe('trust policy: CrossAccountTrustWithoutExternalId', () => {
  const FIX =
    'Agree on an ID that the third party sends only for you, and add the condition StringEquals sts:ExternalId with it';
  const unguarded = (trust: object) => found('CrossAccountTrustWithoutExternalId', trusting(trust));
  const TOOL = 'arn:aws:iam::444455556666:role/tool';

  test.each([TOOL, 'arn:aws:iam::444455556666:root', '444455556666'])(
    '%s without an external ID is a finding',
    (AWS) => {
      expect(unguarded({ Principal: { AWS: ['arn:aws:iam::aws:root', AWS] } })).toEqual([
        `low at ${TRUST}.Principal: ${AWS} can assume Reader without an external ID; if account 444455556666 belongs to a third party, its other customers can use the role through it; ${FIX}`,
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
