import {
  GetUserCommand,
  GetUserPolicyCommand,
  ListGroupsForUserCommand,
  paginateListAttachedUserPolicies,
  paginateListUserPolicies,
  type IAMClient,
} from '@aws-sdk/client-iam';
import type { DeployedPrincipal } from '../simulator/deployment';
import type { PolicyDocument } from '../simulator/policy-document';
import { managedPolicy, policyDocument } from './read-role';

/**
 * Reads an IAM user with all of its policies, managed and inline.
 *
 * @throws {Error} if the user is in a group, whose policies would apply too
 */
export async function readIamUser(client: IAMClient, userArn: string): Promise<DeployedPrincipal> {
  const UserName = userArn.slice(userArn.lastIndexOf('/') + 1);
  const [{ User }, { Groups = [] }] = await Promise.all([
    client.send(new GetUserCommand({ UserName })),
    client.send(new ListGroupsForUserCommand({ UserName })),
  ]);
  if (Groups.length > 0) throw new Error(`The groups of ${UserName} are not supported.`);
  const boundary = User?.PermissionsBoundary?.PermissionsBoundaryArn;
  return {
    arn: User?.Arn ?? userArn,
    trust: undefined,
    policies: await policiesOf(client, UserName),
    tags: Object.fromEntries((User?.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value])),
    maxSessionDuration: undefined,
    permissionsBoundary: boundary,
    boundaryPolicy: boundary === undefined ? undefined : await managedPolicy(client, boundary),
  };
}

async function policiesOf(client: IAMClient, UserName: string): Promise<PolicyDocument[]> {
  const documents: PolicyDocument[] = [];
  for await (const page of paginateListAttachedUserPolicies({ client }, { UserName })) {
    for (const { PolicyArn } of page.AttachedPolicies ?? []) {
      documents.push(await managedPolicy(client, PolicyArn));
    }
  }
  for await (const { PolicyNames = [] } of paginateListUserPolicies({ client }, { UserName })) {
    for (const PolicyName of PolicyNames) {
      const { PolicyDocument: text } = await client.send(
        new GetUserPolicyCommand({ UserName, PolicyName }),
      );
      documents.push(policyDocument(text, `the policy ${PolicyName} of ${UserName}`));
    }
  }
  return documents;
}
