import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  paginateListAttachedRolePolicies,
  paginateListRolePolicies,
  type IAMClient,
} from '@aws-sdk/client-iam';
import type { DeployedPrincipal } from '../simulator/deployment';
import type { PolicyDocument } from '../simulator/policy-document';

/** Reads a role with its trust policy and all of its policies, managed and inline. */
export async function readRole(client: IAMClient, roleArn: string): Promise<DeployedPrincipal> {
  const RoleName = roleArn.slice(roleArn.lastIndexOf('/') + 1);
  const [{ Role }, managed, inline] = await Promise.all([
    client.send(new GetRoleCommand({ RoleName })),
    managedPolicies(client, RoleName),
    inlinePolicies(client, RoleName),
  ]);
  const { Arn = roleArn, AssumeRolePolicyDocument, Tags = [], MaxSessionDuration } = Role ?? {};
  const permissionsBoundary = Role?.PermissionsBoundary?.PermissionsBoundaryArn;
  return {
    arn: Arn,
    trust: policyDocument(AssumeRolePolicyDocument, `the trust policy of ${RoleName}`),
    policies: [...managed, ...inline],
    tags: Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value])),
    maxSessionDuration: MaxSessionDuration,
    permissionsBoundary,
    boundaryPolicy:
      permissionsBoundary === undefined
        ? undefined
        : await managedPolicy(client, permissionsBoundary),
  };
}

async function managedPolicies(client: IAMClient, RoleName: string): Promise<PolicyDocument[]> {
  const documents: PolicyDocument[] = [];
  for await (const page of paginateListAttachedRolePolicies({ client }, { RoleName })) {
    for (const { PolicyArn } of page.AttachedPolicies ?? []) {
      documents.push(await managedPolicy(client, PolicyArn));
    }
  }
  return documents;
}

/** Reads a managed policy in its default version. */
export async function managedPolicy(
  client: IAMClient,
  PolicyArn: string | undefined,
): Promise<PolicyDocument> {
  const { Policy } = await client.send(new GetPolicyCommand({ PolicyArn }));
  const VersionId = Policy?.DefaultVersionId;
  const { PolicyVersion } = await client.send(
    new GetPolicyVersionCommand({ PolicyArn, VersionId }),
  );
  return policyDocument(PolicyVersion?.Document, `the policy ${String(PolicyArn)}`);
}

async function inlinePolicies(client: IAMClient, RoleName: string): Promise<PolicyDocument[]> {
  const documents: PolicyDocument[] = [];
  for await (const { PolicyNames = [] } of paginateListRolePolicies({ client }, { RoleName })) {
    for (const PolicyName of PolicyNames) {
      const command = new GetRolePolicyCommand({ RoleName, PolicyName });
      const { PolicyDocument: text } = await client.send(command);
      documents.push(policyDocument(text, `the policy ${PolicyName} of ${RoleName}`));
    }
  }
  return documents;
}

/** Policy documents are URL-encoded by RFC 3986. Source: IAM API reference. */
export function policyDocument(text: string | undefined, what: string): PolicyDocument {
  try {
    return JSON.parse(decodeURIComponent(text ?? '')) as PolicyDocument;
  } catch {
    throw new Error(`Not JSON: ${what}, ${JSON.stringify(text?.slice(0, 100))}`);
  }
}
