import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { AccessStack } from '../../lib/access-stack';
import { cautions } from '../../lib/config/cautions';
import { checked, MINIMAL, SHIPPED, shippedStage, withTable } from '../stages';
import { app } from '../synthesis';

const CLAIM = 'custom:tenantId';
const NEW_POOL = { tenantClaim: CLAIM };
const EXISTING_POOL = {
  ...NEW_POOL,
  userPool: { userPoolId: 'eu-west-1_AbCdEf123', userPoolClientId: '1example23456789' },
};
const idsOf = (stage: unknown) => cautions(checked(stage)).map(({ id }) => id);
const messagesOf = (stage: unknown) => cautions(checked(stage)).map(({ message }) => message);

describe('an existing user pool whose claim decides', () => {
  test.each([
    ['rows', withTable({ rows: 'tenant' }, { identity: EXISTING_POOL })],
    ['roles', { ...MINIMAL, identity: EXISTING_POOL, tenants: { acme: {} } }],
  ])('over %s: the command tells whether clients may write it', (_what, stage) => {
    expect(messagesOf(stage)).toEqual([
      "the user pool eu-west-1_AbCdEf123 exists already, so it cannot be seen here whether its app clients may write custom:tenantId; one that may lets users move themselves to any tenant. This must print false, for every app client of the pool: aws cognito-idp describe-user-pool-client --region eu-west-1 --user-pool-id eu-west-1_AbCdEf123 --client-id 1example23456789 --query \"contains(UserPoolClient.WriteAttributes || ['custom:tenantId'], 'custom:tenantId')\"",
    ]);
  });

  test.each([
    ['a new pool', withTable({ rows: 'tenant' }, { identity: NEW_POOL })],
    ['a claim that decides nothing', withTable({ rows: 'own' }, { identity: EXISTING_POOL })],
  ])('is not the matter with %s', (_what, stage) => {
    expect(idsOf(stage)).toEqual([]);
  });
});

describe('sessions longer than the enhanced flow gives', () => {
  const sessions = { maxDuration: '2h' };
  const tenants = { acme: { maxSessionDuration: '4h' }, globex: {} };
  const HOUR =
    'only the enhanced flow is open, and its credentials last one hour all the same. With "classicFlow": true in identity, clients may call GetOpenIdToken and AssumeRoleWithWebIdentity themselves and ask for up to this duration';

  test.each([
    ['sessions.maxDuration', { ...MINIMAL, sessions }],
    ['tenants.acme.maxSessionDuration', { ...MINIMAL, identity: NEW_POOL, tenants }],
    [
      'sessions.maxDuration, tenants.acme.maxSessionDuration',
      { ...MINIMAL, identity: NEW_POOL, sessions, tenants },
    ],
  ])('%s: they last an hour all the same', (keys, stage) => {
    expect(messagesOf(stage)).toEqual([`${keys}: ${HOUR}`]);
  });

  test('are as long as they say in the classic flow', () => {
    const identity = { ...NEW_POOL, classicFlow: true };
    expect(idsOf({ ...MINIMAL, identity, sessions, tenants })).toEqual([]);
  });
});

test.each([
  [24, []],
  [25, ['noRuleForOthers']],
])('%d tenants', (count, expected) => {
  const tenants = Object.fromEntries(Array.from({ length: count }, (_, n) => [`t${n}`, {}]));
  expect(idsOf({ ...MINIMAL, identity: NEW_POOL, tenants })).toEqual(expected);
});

test.each(SHIPPED)('the shipped stage %s has none', (name) => {
  expect(idsOf(shippedStage(name))).toEqual([]);
});

test('each is a warning of the synth, which can be acknowledged by its ID', () => {
  const printed = jest.spyOn(console, 'error').mockImplementation();
  const stack = new AccessStack(app(), checked({ ...MINIMAL, sessions: { maxDuration: '2h' } }));
  const warnings = Annotations.fromStack(stack).findWarning(
    '*',
    Match.stringLikeRegexp('^sessions.maxDuration: only the enhanced flow is open'),
  );
  printed.mockRestore();
  expect(warnings.map(({ entry }) => entry.data)).toEqual([
    expect.stringContaining('[ack: dynamodb-direct-access:hourOfEnhancedFlow]'),
  ]);
});
