import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  type AdminCreateUserCommandInput,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { redactedError } from '../sdk/redacted-error';
import { emailOf } from './request-errors';
import { withUserAdvice } from './user-advice';
import type { UserChange } from './user-changes';
import { passwordOf, type UserRequest } from './user-request';

/** Where and how users are changed. */
export interface UserTarget {
  readonly client: CognitoIdentityProviderClient;
  readonly userPoolId: string;
  /** The attribute that names the tenant. @default - there are no tenants */
  readonly tenantClaim: string | undefined;
}

/** Makes one change of a user. */
export function applyChange(
  change: UserChange,
  request: UserRequest,
  { client, userPoolId: UserPoolId, tenantClaim }: UserTarget,
): Promise<unknown> {
  const user = { UserPoolId, Username: request.username };
  switch (change.kind) {
    case 'create':
      return send(request, 'AdminCreateUser', () =>
        client.send(new AdminCreateUserCommand({ ...user, ...newUser(request, tenantClaim) })),
      );
    case 'inviteAgain':
      return send(request, 'AdminCreateUser', () =>
        client.send(
          new AdminCreateUserCommand({ ...user, ...INVITATION, MessageAction: 'RESEND' }),
        ),
      );
    case 'tenant': {
      const UserAttributes = [{ Name: tenantClaim, Value: change.to }];
      return send(request, 'AdminUpdateUserAttributes', () =>
        client.send(new AdminUpdateUserAttributesCommand({ ...user, UserAttributes })),
      );
    }
    case 'group':
      return send(request, `AdminAddUserToGroup ${change.group}`, () =>
        client.send(new AdminAddUserToGroupCommand({ ...user, GroupName: change.group })),
      );
    case 'password': {
      const permanent = { ...user, Password: passwordOf(request), Permanent: true };
      return send(request, 'AdminSetUserPassword', () =>
        client.send(new AdminSetUserPasswordCommand(permanent)),
      );
    }
  }
}

const INVITATION: Partial<AdminCreateUserCommandInput> = { DesiredDeliveryMediums: ['EMAIL'] };

/** The caller vouches for the e-mail address. */
function newUser(
  request: UserRequest,
  tenantClaim: string | undefined,
): Partial<AdminCreateUserCommandInput> {
  const email = emailOf(request);
  const attributes = {
    ...(email !== undefined && { email, email_verified: 'true' }),
    ...(tenantClaim !== undefined &&
      request.tenant !== undefined && { [tenantClaim]: request.tenant }),
  };
  const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
  // With the password that follows, one that the pool does not accept leaves no user.
  return request.password.kind === 'invitation'
    ? { UserAttributes, ...INVITATION }
    : { UserAttributes, MessageAction: 'SUPPRESS', TemporaryPassword: passwordOf(request) };
}

/** Sends a call; an error never has the password. */
function send(request: UserRequest, call: string, work: () => Promise<unknown>): Promise<unknown> {
  const password = passwordOf(request);
  return withUserAdvice(call, () =>
    work().catch((error: unknown) => {
      throw password === undefined ? error : redactedError(error, password);
    }),
  );
}
