import {
  AdminAddUserToGroupCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { StageConfig } from '../../../lib/stage/schema/stage-schema';
import { createUser, newUser } from '../../check/run/temporary-user';
import { plannedUsers, type PlannedUser } from './planned-users';

/** A user of the demo who can sign in. The password exists only in memory. */
export interface CreatedUser extends PlannedUser {
  readonly username: string;
  readonly password: string;
}

/** Creates the users of a stage's demo in its local user pool. */
export async function createDemoUsers(
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  stage: StageConfig,
): Promise<CreatedUser[]> {
  const users: CreatedUser[] = [];
  for (const planned of plannedUsers(stage)) {
    const { name, tenant, group } = planned;
    const email = `${name}@example.com`;
    const generated = await newUser(client, UserPoolId);
    const username = generated.username.includes('@') ? email : name;
    const user = { ...planned, username, password: generated.password };
    await createUser(
      client,
      UserPoolId,
      { ...generated, username },
      {
        email,
        ...tenantAttribute(stage, tenant),
      },
    );
    const of = { UserPoolId, Username: username };
    const { password: Password } = user;
    await client.send(new AdminSetUserPasswordCommand({ ...of, Password, Permanent: true }));
    if (group !== undefined) {
      await client.send(new AdminAddUserToGroupCommand({ ...of, GroupName: group }));
    }
    users.push(user);
  }
  return users;
}

function tenantAttribute({ identity }: StageConfig, tenant: string | undefined) {
  const { tenantClaim } = identity;
  return tenant === undefined || tenantClaim === undefined ? {} : { [tenantClaim]: tenant };
}
