import { randomBytes, randomUUID } from 'node:crypto';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  DescribeUserPoolCommand,
  type CognitoIdentityProviderClient,
  type SchemaAttributeType,
} from '@aws-sdk/client-cognito-identity-provider';

/** A user who can sign in. The passwords exist only in memory. */
export interface TemporaryUser {
  readonly username: string;
  /** The administrator's, for the first sign-in. */
  readonly temporaryPassword: string;
  /** The user's own, from the first sign-in on. */
  readonly password: string;
  /** A verified email address, and what else the pool requires. */
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * A name, passwords and attributes for a new user of the pool. The name shows the user's purpose, in case it is not removed.
 *
 * @throws {Error} if users of the pool sign in with a phone number only
 */
export async function newUser(
  client: CognitoIdentityProviderClient,
  userPoolId: string,
): Promise<TemporaryUser> {
  const { UserPool } = await client.send(new DescribeUserPoolCommand({ UserPoolId: userPoolId }));
  const { UsernameAttributes = [], SchemaAttributes = [] } = UserPool ?? {};
  const name = `access-check-${randomUUID()}`;
  const email = `${name}@example.com`;
  const user = {
    temporaryPassword: newPassword(),
    password: newPassword(),
    attributes: { ...requiredAttributes(SchemaAttributes, name), email, email_verified: 'true' },
  };
  if (UsernameAttributes.length === 0) return { ...user, username: name };
  if (UsernameAttributes.includes('email')) return { ...user, username: email };
  throw new Error(
    `Users of the user pool ${userPoolId} sign in with ${UsernameAttributes.join()}. The check can only create users who sign in with a user name or an email address.`,
  );
}

/** The suffix satisfies the character classes of any password policy; the rest is the secret. */
function newPassword(): string {
  return `${randomBytes(24).toString('base64url')}aA1!`;
}

/** Values of attributes with a format. Source: OpenID Connect Core, Standard Claims; Cognito Developer Guide, User attributes. */
const FORMATTED: Readonly<Record<string, string>> = {
  birthdate: '2000-01-01',
  phone_number: '+12065550100',
  updated_at: '0',
};

/** Cognito asks a user for required attributes at the first sign-in, unless the administrator has set them. */
function requiredAttributes(
  schema: readonly SchemaAttributeType[],
  name: string,
): Record<string, string> {
  const required = schema.filter(({ Name, Required }) => Required && Name !== 'sub');
  return Object.fromEntries(
    required.map(({ Name = '' }) => [
      Name,
      Object.hasOwn(FORMATTED, Name) ? (FORMATTED[Name] ?? name) : name,
    ]),
  );
}

/**
 * Creates a user with a temporary password, as an administrator. Cognito sends no message.
 *
 * @param attributes further attributes, such as the tenant
 */
export async function createUser(
  client: CognitoIdentityProviderClient,
  userPoolId: string,
  user: TemporaryUser,
  attributes: Readonly<Record<string, string>>,
): Promise<void> {
  const all = { ...user.attributes, ...attributes };
  await client.send(
    new AdminCreateUserCommand({
      UserPoolId: userPoolId,
      Username: user.username,
      TemporaryPassword: user.temporaryPassword,
      MessageAction: 'SUPPRESS',
      UserAttributes: Object.entries(all).map(([Name, Value]) => ({ Name, Value })),
    }),
  );
}

/** Adds a user to a group. The membership ends with the user. */
export async function addToGroup(
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  { username: Username }: TemporaryUser,
  GroupName: string,
): Promise<void> {
  await client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName }));
}

/** Deletes a user, if it exists. */
export async function deleteUser(
  client: CognitoIdentityProviderClient,
  userPoolId: string,
  username: string,
): Promise<void> {
  const command = new AdminDeleteUserCommand({ UserPoolId: userPoolId, Username: username });
  await client.send(command).catch((error: unknown) => {
    if (!(error instanceof Error && error.name === 'UserNotFoundException')) throw error;
  });
}
