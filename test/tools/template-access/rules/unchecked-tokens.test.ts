import { findingAt, found, pool } from './rule-templates';

describe('server-side token check: UncheckedTokens', () => {
  const AT = 'Pool: Properties.CognitoIdentityProviders';
  const FIX = 'ServerSideTokenCheck to true';

  test.each([false, 'false', undefined])('ServerSideTokenCheck %j is a finding', (value) => {
    expect(found('UncheckedTokens', pool({ provider: { ServerSideTokenCheck: value } }))).toEqual([
      findingAt(
        'medium',
        `${AT}[0]`,
        'Users of ${Users.ProviderName} ',
        'still get',
        ': Pool does not check',
        FIX,
      ),
    ]);
  });

  test('each provider is checked', () => {
    const checked = { ProviderName: 'a', ClientId: 'a', ServerSideTokenCheck: true };
    const CognitoIdentityProviders = [checked, { ProviderName: 'b', ClientId: 'b' }];
    expect(found('UncheckedTokens', pool({ CognitoIdentityProviders }))).toEqual([
      findingAt('medium', `${AT}[1]`, 'Users of b ', 'still get', FIX),
    ]);
  });

  test('checked tokens are not findings', () => {
    expect(found('UncheckedTokens', pool())).toEqual([]);
  });
});
