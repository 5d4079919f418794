import { MINIMAL } from '../../../stages';
import { errorsOf, type ErrorFacts } from '../errors-of';

const SIGN_UP = { OpenSignUp: 'A shop.' };
const CLASSIC = { ClassicFlow: 'Long sessions.' };
const EXISTING = { userPoolId: 'us-east-1_AbCdEf123', userPoolClientId: '1example23456789' };
const unneeded = (name: string): ErrorFacts => [`acknowledge.${name}`, 'conflict'];

describe('an acknowledged finding', () => {
  test.each<[string, object, object, ErrorFacts[]]>([
    ['sign-up that is open', SIGN_UP, { userPool: { selfSignUp: true } }, []],
    [
      'sign-up that is closed',
      SIGN_UP,
      { userPool: { selfSignUp: false } },
      [unneeded('OpenSignUp')],
    ],
    ['sign-up by default', SIGN_UP, {}, [unneeded('OpenSignUp')]],
    ['sign-up of an existing user pool', SIGN_UP, { userPool: EXISTING }, [unneeded('OpenSignUp')]],
    ['the classic flow, open', CLASSIC, { classicFlow: true }, []],
    ['the classic flow, closed', CLASSIC, { classicFlow: false }, [unneeded('ClassicFlow')]],
    ['the classic flow, by default', CLASSIC, {}, [unneeded('ClassicFlow')]],
    [
      'one that occurs, and one that does not',
      { ...SIGN_UP, ...CLASSIC },
      { classicFlow: true },
      [unneeded('OpenSignUp')],
    ],
    [
      'an option that is invalid, which alone is reported',
      { ...SIGN_UP, ...CLASSIC },
      { userPool: { selfSignUp: 'yes' }, classicFlow: 1 },
      [
        ['identity.userPool.selfSignUp', 'invalidValue'],
        ['identity.classicFlow', 'invalidValue'],
      ],
    ],
  ])('%s', (_title, acknowledge, identity, errors) => {
    expect(errorsOf({ ...MINIMAL, identity, acknowledge })).toEqual(errors);
  });
});
