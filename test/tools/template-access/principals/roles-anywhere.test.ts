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
