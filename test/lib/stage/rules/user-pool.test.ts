import { withUserPool } from '../../../stages';
import { errorsOf, type ErrorFacts } from '../errors-of';

const POOL = 'identity.userPool';
const EXISTING = { userPoolId: 'us-east-1_AbCdEf123', userPoolClientId: '1example23456789' };
const { userPoolId, userPoolClientId } = EXISTING;
const CALLBACKS = { callbackUrls: ['https://example.com/'] };
const LOGOUTS = { logoutUrls: ['https://example.com/'] };
const PREFIX = { domainPrefix: 'orders' };
const SCOPES = { oauthScopes: ['openid'] };

describe('an existing user pool', () => {
  test.each<[string, object, ErrorFacts[]]>([
    ['by both IDs', EXISTING, []],
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

describe('the hosted UI of a new user pool', () => {
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
  ])('%s', (_title, options, errors) => {
    expect(errorsOf(withUserPool(options))).toEqual(errors);
  });
});
