import { randomBytes, randomUUID } from 'node:crypto';
import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminSetUserPasswordCommand,
  DescribeUserPoolCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';

/** A user who can sign in; the password exists in memory only. */
export interface TemporaryUser {
  readonly username: string;
  readonly password: string;
}

/**
 * A name and password for a user of the pool. The name tells what the user was for, should one be left.
 *
 * @throws {Error} where users of the pool sign in with a telephone number only
 */
export async function newUser(
  client: CognitoIdentityProviderClient,
  userPoolId: string,
): Promise<TemporaryUser> {
  const { UserPool } = await client.send(new DescribeUserPoolCommand({ UserPoolId: userPoolId }));
  const { UsernameAttributes = [] } = UserPool ?? {};
  const name = `access-check-${randomUUID()}`;
  // The ending satisfies the password policy's classes of characters; the beginning is the secret.
  const password = `${randomBytes(24).toString('base64url')}aA1!`;
  if (UsernameAttributes.length === 0) return { username: name, password };
  if (UsernameAttributes.includes('email')) return { username: emailOf(name), password };
  throw new Error(
    `received the user pool ${userPoolId}, whose users sign in with ${UsernameAttributes.join()}; expected user names or e-mail addresses, which a temporary user can have; check a stage with such a pool`,
  );
}

function emailOf(name: string): string {
  return name.includes('@') ? name : `${name}@example.com`;
}

/**
 * Creates a user with a verified e-mail address and a password, as an administrator would. No message is sent.
 *
 * @param attributes what else the administrator says of the user, such as the tenant
 */
export async function createUser(
  client: CognitoIdentityProviderClient,
  userPoolId: string,
  { username, password }: TemporaryUser,
  attributes: Readonly<Record<string, string>>,
): Promise<void> {
  await client.send(
    new AdminCreateUserCommand({
      UserPoolId: userPoolId,
      Username: username,
      MessageAction: 'SUPPRESS',
      UserAttributes: [
        { Name: 'email', Value: emailOf(username) },
        { Name: 'email_verified', Value: 'true' },
        ...Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
      ],
    }),
  );
  await client.send(
    new AdminSetUserPasswordCommand({
      UserPoolId: userPoolId,
      Username: username,
      Password: password,
      Permanent: true,
    }),
  );
}

/** Deletes a user; does nothing where there is none. */
export async function deleteUser(
  client: CognitoIdentityProviderClient,
  userPoolId: string,
  { username }: TemporaryUser,
): Promise<void> {
  const command = new AdminDeleteUserCommand({ UserPoolId: userPoolId, Username: username });
  await client.send(command).catch((error: unknown) => {
    if (!(error instanceof Error && error.name === 'UserNotFoundException')) throw error;
  });
}
