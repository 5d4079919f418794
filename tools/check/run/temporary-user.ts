import { randomBytes, randomUUID } from 'node:crypto';
import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminSetUserPasswordCommand,
  DescribeUserPoolCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';

/** A user who can sign in. The password exists only in memory. */
export interface TemporaryUser {
  readonly username: string;
  readonly password: string;
}

/**
 * A name and password for a new user of the pool. The name shows the user's purpose, in case it is not removed.
 *
 * @throws {Error} if users of the pool sign in with a phone number only
 */
export async function newUser(
  client: CognitoIdentityProviderClient,
  userPoolId: string,
): Promise<TemporaryUser> {
  const { UserPool } = await client.send(new DescribeUserPoolCommand({ UserPoolId: userPoolId }));
  const { UsernameAttributes = [] } = UserPool ?? {};
  const name = `access-check-${randomUUID()}`;
  // The suffix satisfies the character classes of any password policy; the rest is the secret.
  const password = `${randomBytes(24).toString('base64url')}aA1!`;
  if (UsernameAttributes.length === 0) return { username: name, password };
  if (UsernameAttributes.includes('email')) return { username: emailOf(name), password };
  throw new Error(
    `Users of the user pool ${userPoolId} sign in with ${UsernameAttributes.join()}. The check can only create users who sign in with a user name or an email address.`,
  );
}

function emailOf(name: string): string {
  return name.includes('@') ? name : `${name}@example.com`;
}

/**
 * Creates a user with a verified email address and a password, as an administrator. Cognito sends no message.
 *
 * @param attributes further attributes, such as the tenant
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

/** Deletes a user, if it exists. */
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
