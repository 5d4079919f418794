import { accessOf, readable } from '../sample-template';

const USER = { Type: 'AWS::IAM::User', Properties: {} };
const added = (GroupName: unknown, ...Users: readonly unknown[]) => ({
  Type: 'AWS::IAM::UserToGroupAddition',
  Properties: { GroupName, Users },
});

function told(resources: object) {
  const { principals, unresolved } = accessOf(resources);
  return {
    members: readable(principals.map(({ members }) => members)),
    unresolved: unresolved.map(({ at, what }) => `${at.resource} ${at.property}: ${what}`),
  };
}

test.each<[string, object, string[], string[]]>([
  [
    'that it names',
    { User: { ...USER, Properties: { Groups: ['Administrators'] } } },
    ['Administrators (not in this template)'],
    [
      'User Properties.Groups: the policies of the group Administrators, which is not in this template',
    ],
  ],
  [
    'that it is added to',
    { User: USER, Added: added({ 'Fn::ImportValue': 'admins' }, { Ref: 'User' }) },
    ['${? import admins} (not in this template)'],
    [
      'Added Properties.GroupName: the policies of the group ${? import admins}, which is not in this template',
    ],
  ],
])('the group of a user %s, and that is not in the template', (_what, resources, members, what) => {
  expect(told(resources)).toEqual({ members: [members], unresolved: what });
});

test('who is added to a group is told also where neither is in the template', () => {
  expect(told({ Added: added('Administrators', 'helper') }).unresolved).toEqual([
    'Added Properties: the user helper gets the policies of the group Administrators; neither is in this template',
  ]);
});

test('a group of the template is told by its own policies', () => {
  const Group = { Type: 'AWS::IAM::Group', Properties: {} };
  expect(told({ User: USER, Group, Added: added({ Ref: 'Group' }, { Ref: 'User' }) })).toEqual({
    members: [['Group'], ['User']],
    unresolved: [],
  });
});
