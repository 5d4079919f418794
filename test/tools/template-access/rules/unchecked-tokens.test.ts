import { found, pool } from './rule-templates';

describe('server-side token check: UncheckedTokens', () => {
  test.each([false, 'false', undefined])('ServerSideTokenCheck %j is a finding', (value) => {
    expect(found('UncheckedTokens', pool({ provider: { ServerSideTokenCheck: value } }))).toEqual([
      'medium at Pool: Properties.CognitoIdentityProviders[0]: Pool takes tokens of ${Users.ProviderName} unchecked, so users who are signed out or disabled still get credentials; write ServerSideTokenCheck true',
    ]);
  });

  test('each provider is checked', () => {
    const checked = { ProviderName: 'a', ClientId: 'a', ServerSideTokenCheck: true };
    const CognitoIdentityProviders = [checked, { ProviderName: 'b', ClientId: 'b' }];
    expect(found('UncheckedTokens', pool({ CognitoIdentityProviders }))).toEqual([
      expect.stringContaining('CognitoIdentityProviders[1]: Pool takes tokens of b unchecked'),
    ]);
  });

  test('checked tokens are no finding', () => {
    expect(found('UncheckedTokens', pool())).toEqual([]);
  });
});
