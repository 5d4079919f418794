import { withUserPool } from '../../../stages';
import { errorsOf, type ErrorFacts } from '../errors-of';

const POOL = 'identity.userPool';
const EXISTING = { userPoolId: 'us-east-1_AbCdEf123', userPoolClientId: '1example23456789' };
const { userPoolId, userPoolClientId } = EXISTING;
const CALLBACKS = { callbackUrls: ['https://example.com/'] };

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
  test.each<[string, object, ErrorFacts[]]>([
    ['a prefix and callback URLs', { ...CALLBACKS, domainPrefix: 'orders' }, []],
    ['callback URLs alone', CALLBACKS, [[`${POOL}.domainPrefix`, 'missing']]],
    ['a prefix alone', { domainPrefix: 'orders' }, [[`${POOL}.callbackUrls`, 'missing']]],
    [
      'logout URLs alone',
      { logoutUrls: ['https://example.com/'] },
      [
        [`${POOL}.callbackUrls`, 'missing'],
        [`${POOL}.domainPrefix`, 'missing'],
      ],
    ],
  ])('%s', (_title, options, errors) => {
    expect(errorsOf(withUserPool(options))).toEqual(errors);
  });
});
