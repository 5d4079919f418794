import { findingAt, found, pool } from './rule-templates';

const usersWith = (Properties: object, identityPool: object = {}) => ({
  ...pool(identityPool),
  Users: { Type: 'AWS::Cognito::UserPool', Properties },
});

describe('user pool sign-up: OpenSignUp', () => {
  const AT = 'Users: Properties.AdminCreateUserConfig';

  test.each([
    {},
    { AdminCreateUserConfig: {} },
    { AdminCreateUserConfig: { AllowAdminCreateUserOnly: false } },
    { AdminCreateUserConfig: { AllowAdminCreateUserOnly: 'false' } },
    { AdminCreateUserConfig: { AllowAdminCreateUserOnly: { 'Fn::If': ['C', true, false] } } },
  ])('%j enables self sign-up', (properties) => {
    expect(found('OpenSignUp', usersWith(properties))).toEqual([
      findingAt(
        'medium',
        AT,
        'Anyone can sign up to Users,',
        'of Pool;',
        'AllowAdminCreateUserOnly to true',
      ),
    ]);
  });

  test.each([true, 'true'])('AllowAdminCreateUserOnly %j is not a finding', (value) => {
    const properties = { AdminCreateUserConfig: { AllowAdminCreateUserOnly: value } };
    expect(found('OpenSignUp', usersWith(properties))).toEqual([]);
  });

  test('two app clients of one user pool are one finding, a user pool that is not in the template is none', () => {
    const provider = (ClientId: string) => ({
      ClientId,
      ProviderName: { 'Fn::GetAtt': ['Users', 'ProviderName'] },
    });
    const elsewhere = {
      ClientId: 'c',
      ProviderName: 'cognito-idp.us-east-1.amazonaws.com/us-east-1_a',
    };
    const providers = [provider('a'), provider('b'), elsewhere];
    expect(
      found('OpenSignUp', usersWith({}, { CognitoIdentityProviders: providers })),
    ).toHaveLength(1);
    expect(found('OpenSignUp', usersWith({}, { CognitoIdentityProviders: [elsewhere] }))).toEqual(
      [],
    );
  });

  test('a user pool that is not a provider of an identity pool is not a finding', () => {
    expect(
      found('OpenSignUp', { Users: { Type: 'AWS::Cognito::UserPool', Properties: {} } }),
    ).toEqual([]);
  });
});
