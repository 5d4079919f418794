import {
  AdminGetUserCommand,
  paginateAdminListGroupsForUser,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { ExistingUser } from './user-changes';
import { withUserAdvice } from './user-advice';

export interface UserQuery {
  readonly userPoolId: string;
  readonly username: string;
  /** The attribute that names the tenant. @default - there are no tenants */
  readonly tenantClaim?: string | undefined;
  /** Whether the groups of the user are read. */
  readonly withGroups: boolean;
}

/** Reads a user of a pool; undefined if there is none. */
export async function readUser(
  client: CognitoIdentityProviderClient,
  { userPoolId: UserPoolId, username: Username, tenantClaim, withGroups }: UserQuery,
): Promise<ExistingUser | undefined> {
  const user = await withUserAdvice('AdminGetUser', () =>
    client.send(new AdminGetUserCommand({ UserPoolId, Username })).catch(ifUnknown),
  );
  if (!user) return undefined;
  const { UserStatus: status = '', Enabled: isEnabled = true, UserAttributes = [] } = user;
  const tenant =
    tenantClaim === undefined
      ? undefined
      : UserAttributes.find(({ Name }) => Name === tenantClaim)?.Value;
  const groups: string[] = [];
  if (withGroups) {
    await withUserAdvice('AdminListGroupsForUser', async () => {
      const pages = paginateAdminListGroupsForUser({ client }, { UserPoolId, Username });
      for await (const { Groups = [] } of pages) {
        groups.push(...Groups.flatMap(({ GroupName }) => GroupName ?? []));
      }
    });
  }
  return { status, isEnabled, tenant, groups };
}

function ifUnknown(error: unknown): undefined {
  if ((error as Error).name !== 'UserNotFoundException') throw error;
}
