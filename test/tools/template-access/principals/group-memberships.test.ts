import { accessOf, readable } from '../sample-template';

const USER = { Type: 'AWS::IAM::User', Properties: {} };
const added = (GroupName: unknown, ...Users: readonly unknown[]) => ({
  Type: 'AWS::IAM::UserToGroupAddition',
  Properties: { GroupName, Users },
});

function membersIn(resources: object) {
  const { principals, unresolved } = accessOf(resources);
  return {
    members: readable(principals.map(({ members }) => members)),
    unresolved: unresolved.map(({ at, what }) => `${at.resource} ${at.property}: ${what}`),
  };
}

describe('group membership', () => {
  test.each<[string, object, string[], string[]]>([
    [
      'that it names',
      { User: { ...USER, Properties: { Groups: ['Administrators'] } } },
      ['Administrators (not in this template)'],
      ['User Properties.Groups: policies of group Administrators, not in this template'],
    ],
    [
      'that it is added to',
      { User: USER, Added: added({ 'Fn::ImportValue': 'admins' }, { Ref: 'User' }) },
      ['import admins (not in this template)'],
      ['Added Properties.GroupName: policies of group import admins, not in this template'],
    ],
  ])(
    'is reported for a group %s and that is not in the template',
    (_what, resources, members, what) => {
      expect(membersIn(resources)).toEqual({ members: [members], unresolved: what });
    },
  );

  test('is reported where neither user nor group is in the template', () => {
    expect(membersIn({ Added: added('Administrators', 'helper') }).unresolved).toEqual([
      'Added Properties: user helper is added to group Administrators; neither is in this template',
    ]);
  });

  test('is not reported where the group is in the template', () => {
    const Group = { Type: 'AWS::IAM::Group', Properties: {} };
    expect(
      membersIn({ User: USER, Group, Added: added({ Ref: 'Group' }, { Ref: 'User' }) }),
    ).toEqual({
      members: [['Group'], ['User']],
      unresolved: [],
    });
  });

  test('lists groups of users and users of groups', () => {
    const { principals } = accessOf({
      First: { ...USER, Properties: { Groups: [{ Ref: 'Group' }] } },
      Second: USER,
      Group: { Type: 'AWS::IAM::Group', Properties: {} },
    });
    expect(principals.map(({ members }) => members)).toEqual([['Group'], [], ['First']]);
  });
});
