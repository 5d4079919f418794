import { userNamed } from '../../../../tools/check/run/signed-in-probe-user';
import { USER } from './test-context';

describe('probe user by name', () => {
  test('is the first user for an unknown name', () => {
    expect(userNamed([USER], 'unauthenticated')).toBe(USER);
    expect(() => userNamed([], 'unauthenticated')).toThrow();
  });
});
