import type { Principal } from '../../../../tools/template-access/principals/principal';
import { accessOf, readable, roleOf } from '../sample-template';

const USER = { Type: 'AWS::IAM::User', Properties: {} };
const GROUP = { Type: 'AWS::IAM::Group', Properties: {} };
const HERE = 'arn:${AWS::Partition}:iam::${AWS::AccountId}:';

function principalsIn(resources: object): readonly Principal[] {
  return readable(accessOf(resources).principals) as readonly Principal[];
}

describe('trust policy', () => {
  test('of a role only; users and groups have neither it nor a session duration', () => {
    const resources = {
      Role: roleOf(),
      User: USER,
      Group: { ...GROUP, Properties: { GroupName: 'g' } },
    };
    const { principals, unresolved } = accessOf(resources);
    expect(unresolved).toEqual([]);
    expect(
      principals.map(({ at, trust, maxSessionDuration, arn }) => [
        at,
        trust.length,
        maxSessionDuration,
        readable(arn),
      ]),
    ).toEqual([
      [{ resource: 'Role', property: '' }, 1, 3600, `${HERE}role/\${Role}`],
      [{ resource: 'User', property: '' }, 0, undefined, `${HERE}user/\${User}`],
      [{ resource: 'Group', property: '' }, 0, undefined, `${HERE}group/g`],
    ]);
  });

  test('that is missing is reported, and allows no principal', () => {
    const { principals, unresolved } = accessOf({
      Role: { Type: 'AWS::IAM::Role', Properties: {} },
    });
    expect(principals[0]?.trust).toEqual([]);
    expect(unresolved).toEqual([
      {
        at: { resource: 'Role', property: 'Properties.AssumeRolePolicyDocument' },
        what: 'not a policy document: none',
      },
    ]);
  });
});

describe('session duration of a role', () => {
  test.each<[unknown, number | undefined]>([
    [undefined, 3600],
    [7200, 7200],
    ['7200', 7200],
    [{ Ref: 'P' }, undefined],
    ['2h', undefined],
  ])('MaxSessionDuration %j: %s', (MaxSessionDuration, expected) => {
    const Properties = MaxSessionDuration === undefined ? {} : { MaxSessionDuration };
    expect(principalsIn({ Role: roleOf(Properties) })[0]?.maxSessionDuration).toBe(expected);
  });
});

describe('credentials of a user', () => {
  test('are its own access keys and its own password', () => {
    const key = (UserName: unknown) => ({ Type: 'AWS::IAM::AccessKey', Properties: { UserName } });
    const [user, other, named] = principalsIn({
      User: USER,
      Other: { ...USER, Properties: { LoginProfile: { Password: 'x' } } },
      Named: { ...USER, Properties: { UserName: 'loader' } },
      Key: key({ Ref: 'User' }),
      Second: key({ Ref: 'User' }),
      Of: key('loader'),
      Kept: {
        Type: 'AWS::SecretsManager::Secret',
        Properties: { SecretString: { 'Fn::Sub': 'secret ${Key.SecretAccessKey} of ${Second}' } },
      },
    });
    const ways = [user, other, named].map((one) => [one?.accessKeys, one?.hasPassword]);
    expect(ways).toEqual([
      [
        [
          { id: 'Key', keptIn: ['Kept'] },
          { id: 'Second', keptIn: [] },
        ],
        false,
      ],
      [[], true],
      [[{ id: 'Of', keptIn: [] }], false],
    ]);
  });
});
