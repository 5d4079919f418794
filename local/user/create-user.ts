import { randomBytes, randomUUID } from 'node:crypto';
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { localClientConfig } from '../local-client-config';
import type { LocalTarget } from '../local-environment';

/** A user who can sign in; the password exists in memory only. */
export interface User {
  readonly username: string;
  readonly password: string;
}

/**
 * Creates a user with a verified e-mail address and a password, as an administrator would.
 *
 * @param attributes what else the administrator says of the user, such as the tenant
 */
export async function createUser(
  target: LocalTarget,
  userPoolId: string,
  attributes: Readonly<Record<string, string>>,
): Promise<User> {
  const client = new CognitoIdentityProviderClient(localClientConfig(target));
  const username = `user-${randomUUID()}@example.com`;
  // The ending satisfies the password policy's classes of characters; the beginning is the secret.
  const password = `${randomBytes(24).toString('base64url')}aA1!`;
  await client.send(
    new AdminCreateUserCommand({
      UserPoolId: userPoolId,
      Username: username,
      MessageAction: 'SUPPRESS',
      UserAttributes: [
        { Name: 'email', Value: username },
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
  client.destroy();
  return { username, password };
}
