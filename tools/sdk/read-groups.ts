import {
  paginateListGroups,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { DeployedGroup } from '../simulator/group-roles';

/** Reads all groups of a user pool. */
export async function readGroups(
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
): Promise<readonly DeployedGroup[]> {
  const groups: DeployedGroup[] = [];
  for await (const page of paginateListGroups({ client }, { UserPoolId })) {
    for (const { GroupName: name = '', Precedence, RoleArn } of page.Groups ?? []) {
      // An emulator returns null and an empty string.
      const role = RoleArn === '' ? undefined : (RoleArn ?? undefined);
      groups.push({ name, precedence: Precedence ?? undefined, role });
    }
  }
  return groups;
}
