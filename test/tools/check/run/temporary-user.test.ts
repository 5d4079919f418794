import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { createUser, deleteUser, newUser } from '../../../../tools/check/run/temporary-user';
import { awsServer, Refusal } from '../../../aws-server';

const aws = awsServer();
const POOL = 'us-east-1_Ab1';
const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const client = () => new CognitoIdentityProviderClient(aws.config);

function userOf(pool: object) {
  aws.on('DescribeUserPool', { UserPool: pool });
  return newUser(client(), POOL);
}

describe('temporary user', () => {
  test.each<[string, object, string]>([
    ['user names', {}, `^access-check-${UUID}$`],
    ['user names, with aliases', { AliasAttributes: ['email'] }, `^access-check-${UUID}$`],
    ['e-mail addresses', { UsernameAttributes: ['email'] }, `^access-check-${UUID}@example\\.com$`],
    [
      'e-mail addresses or telephone numbers',
      { UsernameAttributes: ['phone_number', 'email'] },
      `^access-check-${UUID}@example\\.com$`,
    ],
  ])('has a name that shows its purpose, in a pool of %s', async (_what, pool, name) => {
    expect((await userOf(pool)).username).toMatch(new RegExp(name));
    expect(aws.asked[0]?.body).toEqual({ UserPoolId: POOL });
  });

  test('cannot exist in a pool of phone numbers only', async () => {
    await expect(userOf({ UsernameAttributes: ['phone_number'] })).rejects.toThrow(
      /us-east-1_Ab1.*phone_number/,
    );
  });

  test('has two new passwords of all character classes, within the length that Cognito allows', async () => {
    const [one, other] = [await userOf({}), await userOf({})];
    const passwords = [one, other].flatMap((user) => [user.temporaryPassword, user.password]);
    expect(new Set(passwords).size).toBe(4);
    for (const kind of [/[a-z]/, /[A-Z]/, /[0-9]/, /[!]/, /^\S{20,256}$/]) {
      for (const password of passwords) expect(password).toMatch(kind);
    }
  });

  test('has a verified email address, and every other attribute that the pool requires', async () => {
    const SchemaAttributes = [
      { Name: 'sub', Required: true },
      { Name: 'email', Required: true },
      { Name: 'phone_number', Required: true },
      { Name: 'birthdate', Required: true },
      { Name: 'family_name', Required: true },
      { Name: 'nickname', Required: false },
    ];
    const { username, attributes } = await userOf({ SchemaAttributes });
    expect(attributes).toEqual({
      email: `${username}@example.com`,
      email_verified: 'true',
      phone_number: '+12065550100',
      birthdate: '2000-01-01',
      family_name: username,
    });
  });

  test('uses a name that is an email address as the address', async () => {
    const { username, attributes } = await userOf({ UsernameAttributes: ['email'] });
    expect(attributes).toEqual({ email: username, email_verified: 'true' });
  });

  test('is created with a temporary password, without a message', async () => {
    aws.on('AdminCreateUser', {});
    const attributes = { email: 'a@example.com', email_verified: 'true' };
    const user = {
      username: 'access-check-1',
      temporaryPassword: 'first',
      password: 'own',
      attributes,
    };
    await createUser(client(), POOL, user, { 'custom:t': 'acme' });
    expect(aws.asked.map(({ action, body }) => [action, body])).toEqual([
      [
        'AdminCreateUser',
        {
          UserPoolId: POOL,
          Username: 'access-check-1',
          TemporaryPassword: 'first',
          MessageAction: 'SUPPRESS',
          UserAttributes: [
            { Name: 'email', Value: 'a@example.com' },
            { Name: 'email_verified', Value: 'true' },
            { Name: 'custom:t', Value: 'acme' },
          ],
        },
      ],
    ]);
  });
});

describe('deletion of a temporary user', () => {
  const remove = () => deleteUser(client(), POOL, 'access-check-1');

  test('is deleted by name; an absent user is no failure', async () => {
    aws.on('AdminDeleteUser', {});
    await remove();
    expect(aws.asked[0]?.body).toEqual({ UserPoolId: POOL, Username: 'access-check-1' });
    aws.on('AdminDeleteUser', new Refusal('UserNotFoundException'));
    await expect(remove()).resolves.toBeUndefined();
  });

  test('fails if the deletion is denied', async () => {
    aws.on('AdminDeleteUser', new Refusal('NotAuthorizedException'));
    await expect(remove()).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });
});
