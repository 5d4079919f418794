import { withUserPool } from '../../../stages';
import { editsOf, errorsOf, type ErrorFacts } from '../errors-of';

const POOL = 'identity.userPool';
const EXISTING = { userPoolId: 'us-east-1_AbCdEf123', userPoolClientId: '1example23456789' };
const { userPoolId, userPoolClientId } = EXISTING;
const CALLBACKS = { callbackUrls: ['https://example.com/'] };
const LOGOUTS = { logoutUrls: ['https://example.com/'] };
const PREFIX = { domainPrefix: 'orders' };
const ids = (count: number) => Array.from({ length: count }, (_, n) => `c${n}`);
const clientsOf = (count: number) => ({
  clients: Object.fromEntries(ids(count).map((id) => [id, {}])),
});
const SCOPES = { oauthScopes: ['openid'] };

describe('an existing user pool', () => {
  test.each<[string, object, ErrorFacts[]]>([
    ['by both IDs', EXISTING, []],
    ['by its ID and several clients', { userPoolId, userPoolClientIds: ['a', 'b'] }, []],
    [
      'with both forms of client IDs',
      { ...EXISTING, userPoolClientIds: ['a'] },
      [[`${POOL}.userPoolClientId`, 'conflict']],
    ],
    [
      'with clients of a new pool',
      { ...EXISTING, clients: { web: {} } },
      [[`${POOL}.clients`, 'conflict']],
    ],
    [
      'by several clients without its ID',
      { userPoolClientIds: ['a'] },
      [[`${POOL}.userPoolId`, 'missing']],
    ],
    [
      'with a client twice',
      { userPoolId, userPoolClientIds: ['a', 'a'] },
      [[`${POOL}.userPoolClientIds`, 'duplicate']],
    ],
    [
      'with more clients than an identity pool takes',
      { userPoolId, userPoolClientIds: ids(51) },
      [[`${POOL}.userPoolClientIds`, 'quota', { max: 50 }]],
    ],
    ['without its client ID', { userPoolId }, [[`${POOL}.userPoolClientId`, 'missing']]],
    ['without its ID', { userPoolClientId }, [[`${POOL}.userPoolId`, 'missing']]],
    [
      'with options of a new pool, each reported once',
      { ...EXISTING, mfa: 'off', name: 'a', signIn: 'x', foo: 1 },
      [
        [`${POOL}.signIn`, 'invalidValue'],
        [`${POOL}.foo`, 'unknownKey'],
        [`${POOL}.mfa`, 'conflict'],
        [`${POOL}.name`, 'conflict'],
      ],
    ],
  ])('%s', (_title, options, errors) => {
    expect(errorsOf(withUserPool(options))).toEqual(errors);
  });
});

describe('hosted UI of a new user pool', () => {
  const WEB = { clients: { web: { ...CALLBACKS, ...LOGOUTS } } };
  const prefix: ErrorFacts = [`${POOL}.domainPrefix`, 'missing'];
  const callbacks: ErrorFacts = [`${POOL}.callbackUrls`, 'missing'];
  const logouts: ErrorFacts = [`${POOL}.logoutUrls`, 'missing'];

  test.each<[string, object, ErrorFacts[]]>([
    ['a prefix and both kinds of URL', { ...PREFIX, ...CALLBACKS, ...LOGOUTS }, []],
    ['scopes too', { ...PREFIX, ...CALLBACKS, ...LOGOUTS, ...SCOPES }, []],
    ['no logout URL, so that signOut of Amplify fails', { ...PREFIX, ...CALLBACKS }, [logouts]],
    ['no callback URL', { ...PREFIX, ...LOGOUTS }, [callbacks]],
    ['no prefix', { ...CALLBACKS, ...LOGOUTS }, [prefix]],
    ['a prefix alone', PREFIX, [callbacks, logouts]],
    ['callback URLs alone', CALLBACKS, [prefix, logouts]],
    ['logout URLs alone', LOGOUTS, [prefix, callbacks]],
    ['scopes alone', SCOPES, [prefix, callbacks, logouts]],
    ['a prefix, and URLs of another client', { ...PREFIX, ...WEB, ...SCOPES }, []],
    ['a prefix, and a client without URLs', { ...PREFIX, ...clientsOf(1) }, [callbacks, logouts]],
    ['URLs of another client alone', WEB, [prefix]],
    ['URLs of another client and scopes', { ...WEB, ...SCOPES }, [prefix]],
    ['URLs of another client and callback URLs', { ...WEB, ...CALLBACKS }, [prefix, logouts]],
    ['URLs of another client and logout URLs', { ...WEB, ...LOGOUTS }, [prefix, callbacks]],
    [
      'another client without logout URLs',
      { ...PREFIX, clients: { web: CALLBACKS } },
      [[`${POOL}.clients.web.logoutUrls`, 'missing']],
    ],
    [
      'another client without callback URLs',
      { ...PREFIX, clients: { web: LOGOUTS } },
      [[`${POOL}.clients.web.callbackUrls`, 'missing']],
    ],
  ])('%s', (_title, options, errors) => {
    expect(errorsOf(withUserPool(options))).toEqual(errors);
  });
});

test.each<[number, ErrorFacts[]]>([
  [49, []],
  [50, [[`${POOL}.clients`, 'quota', { max: 49, received: 50 }]]],
])('%d additional app clients', (count, errors) => {
  expect(errorsOf(withUserPool(clientsOf(count)))).toEqual(errors);
  expect(editsOf(withUserPool(clientsOf(count)))).toEqual(
    errors.map(() => ({ kind: 'remove', path: ['identity', 'userPool', 'clients', 'c49'] })),
  );
});
