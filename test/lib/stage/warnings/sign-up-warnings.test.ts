import { MINIMAL, withTable } from '../../../stages';
import { idsOf, warningsOf } from './warnings-of';

const EXISTING = { userPoolId: 'eu-west-1_AbCdEf123', userPoolClientId: '1example23456789' };
const { orders } = MINIMAL.tables;
const open = (options: object, rows: unknown = 'all') =>
  withTable({ rows }, { identity: { userPool: { selfSignUp: true, ...options } } });

describe('strangersReachEveryItem', () => {
  test('names the tables whose items all users reach, with the actions', () => {
    const tables = {
      inbox: { ...orders, actions: ['PutItem'] },
      catalogue: { ...orders, actions: ['GetItem', 'UpdateItem'] },
      notes: { ...orders, rows: 'own' },
    };
    const stage = { ...open({}), tables };
    expect(idsOf(stage)).toEqual(['strangersReachEveryItem']);
    expect(warningsOf(stage).strangersReachEveryItem).toContain(
      'every item of tables.inbox (PutItem), tables.catalogue (GetItem, UpdateItem).',
    );
  });

  test.each([
    [{ mfa: 'off' }, 'MFA is "off"'],
    [{ mfa: 'optional' }, 'MFA is "optional"'],
    [{}, 'MFA is "optional"'],
    [{ mfa: 'required' }, undefined],
  ])('is stronger unless MFA is required: %j', (options, part) => {
    const { strangersReachEveryItem: message = '' } = warningsOf(open(options));
    expect(message).toMatch(/^identity\.userPool\.selfSignUp: /);
    expect(/MFA is "\w+"/.exec(message)?.[0]).toBe(part);
  });

  test('is given for the case on which it is based, with its acknowledgement too', () => {
    const userPool = { selfSignUp: true, mfa: 'off', featurePlan: 'lite' };
    const stage = withTable({ actions: ['PutItem'] }, { identity: { userPool } });
    expect(idsOf(stage)).toEqual(['strangersReachEveryItem']);
    expect(idsOf({ ...stage, acknowledge: { OpenSignUp: 'An inbox.' } })).toEqual([
      'strangersReachEveryItem',
    ]);
  });

  test.each<[string, object]>([
    ['own items', open({}, 'own')],
    ['own items by prefix', open({}, { by: 'own', match: 'prefix' })],
    ['users that administrators create', open({ selfSignUp: false })],
  ])('is not given for %s', (_title, stage) => {
    expect(idsOf(stage)).toEqual([]);
  });
});

describe('unseenSignUp', () => {
  const existing = (keys: object) => withTable(keys, { identity: { userPool: EXISTING } });

  test('names the tables, and has the command that shows who can sign up', () => {
    const stage = existing({ actions: ['GetItem'] });
    expect(idsOf(stage)).toEqual(['unseenSignUp']);
    const { unseenSignUp } = warningsOf(stage);
    expect(unseenSignUp).toMatch(/^identity\.userPool: .* tables\.orders \(GetItem\)\. /);
    expect(unseenSignUp).toContain(
      'aws cognito-idp describe-user-pool --region eu-west-1 --user-pool-id eu-west-1_AbCdEf123 --query "UserPool.AdminCreateUserConfig.AllowAdminCreateUserOnly"',
    );
  });

  test('is not given for own items', () => {
    expect(idsOf(existing({ rows: 'own' }))).toEqual([]);
  });
});
