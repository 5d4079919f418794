import { MINIMAL, withUserPool } from '../stages';
import { onlyResource, templateOf } from '../synthesis';

const identityPool = (stage: unknown) =>
  onlyResource(templateOf(stage), 'AWS::Cognito::IdentityPool').Properties;

const EXISTING = withUserPool({
  userPoolId: 'eu-west-1_AbCdEf123',
  userPoolClientId: '1example23456789',
});

test('admits the signed-in users of the new pool, checks each token, and keeps the classic flow closed', () => {
  expect(identityPool(MINIMAL)).toEqual({
    AllowUnauthenticatedIdentities: false,
    AllowClassicFlow: false,
    CognitoIdentityProviders: [
      {
        ClientId: { Ref: 'UserPoolClient' },
        ProviderName: { 'Fn::GetAtt': ['UserPool', 'ProviderName'] },
        ServerSideTokenCheck: true,
      },
    ],
  });
});

test('a name, and the classic flow where the stage asks for it', () => {
  const identity = { identityPoolName: 'orders-identities', classicFlow: true };
  expect(identityPool({ ...MINIMAL, identity })).toMatchObject({
    IdentityPoolName: 'orders-identities',
    AllowClassicFlow: true,
  });
});

test('admits the users of an existing pool, and makes none', () => {
  const template = templateOf(EXISTING);
  template.resourceCountIs('AWS::Cognito::UserPool', 0);
  template.resourceCountIs('AWS::Cognito::UserPoolClient', 0);
  expect(identityPool(EXISTING)).toMatchObject({
    CognitoIdentityProviders: [
      {
        ClientId: '1example23456789',
        ProviderName: {
          'Fn::Join': [
            '',
            ['cognito-idp.eu-west-1.', { Ref: 'AWS::URLSuffix' }, '/eu-west-1_AbCdEf123'],
          ],
        },
        ServerSideTokenCheck: true,
      },
    ],
  });
  expect(template.toJSON().Outputs).toMatchObject({
    UserPoolId: { Value: 'eu-west-1_AbCdEf123' },
    UserPoolClientId: { Value: '1example23456789' },
  });
});
