import { analyzeTemplate } from '../../../../../tools/template-access/analyze-template';
import { reportedTrust } from '../../../../../tools/report/model/trust/reported-trust';
import { treeOf } from '../../../template-access/sample-template';

/** Who can use the first principal. */
function trusted(resources: object) {
  const access = analyzeTemplate(treeOf(resources));
  const [principal] = access.principals;
  if (!principal) throw new Error('no principal');
  return reportedTrust(principal, access, {});
}
const UNLIMITED = { until: 'no expiration', from: 'anywhere', conditions: [], notes: [] };

describe('credentials of users, members of groups', () => {
  const USER = { Type: 'AWS::IAM::User', Properties: {} };
  const KEY = { Type: 'AWS::IAM::AccessKey', Properties: { UserName: { Ref: 'User' } } };

  test.each<[string, object, readonly string[]]>([
    [
      'a user without credentials in the template',
      { User: USER },
      ['access keys that are created outside this template'],
    ],
    [
      'a user with a key and a password',
      { User: { ...USER, Properties: { LoginProfile: { Password: 'x' } } }, Key: KEY },
      ['access key Key', 'console password'],
    ],
    [
      'a group',
      { Group: { Type: 'AWS::IAM::Group' } },
      ['none in this template; users added elsewhere'],
    ],
    [
      'a group with users',
      {
        Group: { Type: 'AWS::IAM::Group' },
        User: { ...USER, Properties: { Groups: [{ Ref: 'Group' }] } },
      },
      ['users User'],
    ],
    [
      'a role elsewhere',
      { P: { Type: 'AWS::IAM::ManagedPolicy', Properties: { Roles: ['x'] } } },
      ['trusted entities of role x, not in this template'],
    ],
    [
      'a user elsewhere',
      { P: { Type: 'AWS::IAM::UserPolicy', Properties: { UserName: 'x' } } },
      ['user x, not in this template'],
    ],
    [
      'a policy that nobody has',
      { P: { Type: 'AWS::IAM::ManagedPolicy' } },
      ['none in this template; principals it is attached to elsewhere'],
    ],
  ])('%s', (_what, resources, expected) => {
    expect(trusted(resources)).toEqual(expected.map((who) => ({ who, ...UNLIMITED })));
  });
});
