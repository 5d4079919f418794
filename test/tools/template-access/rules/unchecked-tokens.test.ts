import { found, pool } from './rule-templates';

describe('server-side token check: UncheckedTokens', () => {
  test.each([false, 'false', undefined])('ServerSideTokenCheck %j is a finding', (value) => {
    expect(found('UncheckedTokens', pool({ provider: { ServerSideTokenCheck: value } }))).toEqual([
      'medium at Pool: Properties.CognitoIdentityProviders[0]: Users of ${Users.ProviderName} who are globally signed out or deleted still get credentials: Pool does not check tokens with the user pool; Set ServerSideTokenCheck to true',
    ]);
  });

  test('each provider is checked', () => {
    const checked = { ProviderName: 'a', ClientId: 'a', ServerSideTokenCheck: true };
    const CognitoIdentityProviders = [checked, { ProviderName: 'b', ClientId: 'b' }];
    expect(found('UncheckedTokens', pool({ CognitoIdentityProviders }))).toEqual([
      expect.stringContaining('CognitoIdentityProviders[1]: Users of b who'),
    ]);
  });

  test('checked tokens are not findings', () => {
    expect(found('UncheckedTokens', pool())).toEqual([]);
  });
});
