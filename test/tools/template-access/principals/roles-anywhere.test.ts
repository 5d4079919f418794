import { accessOf, readable, roleOf } from '../sample-template';

describe('IAM Roles Anywhere profile', () => {
  test.each<[string, object, number | undefined]>([
    ['no duration', {}, 3600],
    ['a number', { DurationSeconds: 900 }, 900],
    ['a number in text', { DurationSeconds: '43200' }, 43_200],
    ['a parameter', { DurationSeconds: { Ref: 'P' } }, undefined],
  ])('DurationSeconds: %s', (_what, properties, durationSeconds) => {
    const { rolesAnywhereProfiles } = accessOf({
      Role: roleOf({ RoleName: 'api' }),
      Profile: {
        Type: 'AWS::RolesAnywhere::Profile',
        Properties: { RoleArns: [{ 'Fn::GetAtt': ['Role', 'Arn'] }, 'arn:x'], ...properties },
      },
      Anchor: { Type: 'AWS::RolesAnywhere::TrustAnchor', Properties: properties },
    });
    expect(readable(rolesAnywhereProfiles)).toEqual([
      {
        id: 'Profile',
        roles: ['arn:${AWS::Partition}:iam::${AWS::AccountId}:role/api', 'arn:x'],
        durationSeconds,
      },
    ]);
  });
});

describe('IAM Roles Anywhere revocation list', () => {
  const ANCHOR = { 'Fn::GetAtt': ['Anchor', 'TrustAnchorArn'] };
  const list = (properties: object) => ({
    Anchor: { Type: 'AWS::RolesAnywhere::TrustAnchor' },
    List: {
      Type: 'AWS::RolesAnywhere::CRL',
      Properties: { TrustAnchorArn: ANCHOR, ...properties },
    },
  });
  const FOUND = [{ id: 'List', trustAnchors: ['${Anchor.TrustAnchorArn}'] }];

  test.each<[string, object, object[]]>([
    ['true', { Enabled: true }, FOUND],
    ['true in text', { Enabled: 'True' }, FOUND],
    ['false', { Enabled: false }, []],
    ['nothing', {}, []],
    ['a parameter', { Enabled: { Ref: 'P' } }, []],
    ['true or false', { Enabled: { 'Fn::If': ['C', true, false] } }, []],
  ])('Enabled: %s', (_what, properties, found) => {
    expect(readable(accessOf(list(properties)).revocationLists)).toEqual(found);
  });
});
