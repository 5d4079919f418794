import { CfnUserPoolClient, CfnUserPoolGroup, type IUserPool } from 'aws-cdk-lib/aws-cognito';
import { CfnResource, Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { partitionKeyType } from './access/partition-key-type';
import type { DirectAccessProps } from './direct-access-props';
import { CLAIM_OPTIONS, CLAIMS, type ClaimOption } from './identity/claim-options';

/** What is wrong with the tables, app clients and groups of the app, which may still change until synthesis. */
export function synthesisErrors(props: DirectAccessProps, directAccess: IConstruct): string[] {
  return [
    ...ofPartitionKeys(props),
    ...CLAIM_OPTIONS.flatMap((option) => ofAppClients(option, props)),
    ...ofOtherGroups(props, directAccess),
  ];
}

function ofPartitionKeys({ tables, groups = [] }: DirectAccessProps): string[] {
  const all = [...tables, ...groups.flatMap((group) => group.tables)];
  const errors = all.flatMap(({ table, rows }) => {
    const type = rows.scope.by === 'all' ? undefined : partitionKeyType(table);
    return type === undefined || type === 'S'
      ? []
      : [
          `The partition key of ${table.node.path} has the type ${type}, and no item is of one user or tenant. Use a partition key of type string (S), or Rows.all().`,
        ];
  });
  return [...new Set(errors)];
}

function ofAppClients(option: ClaimOption, props: DirectAccessProps): string[] {
  const { userPool } = props;
  const claim = props[option];
  if (claim === undefined || !userPool) return [];
  // What one app client writes is in the tokens of all app clients of the user pool.
  return resourcesOf(userPool)
    .filter((one) => CfnUserPoolClient.isCfnUserPoolClient(one))
    .filter((client) => canWrite(client, claim))
    .map(
      (client) =>
        `Users can write ${claim} with the app client ${pathOf(client)}, and so choose their ${CLAIMS[option].names}. Set its writeAttributes to at least one attribute, without ${claim}.`,
    );
}

/**
 * Whether users can write an attribute with an app client.
 *
 * An app client without a list of attributes, or with an empty one, can write all of them. Source: aws-cdk#21835.
 */
function canWrite(client: CfnUserPoolClient, attribute: string): boolean {
  const stack = Stack.of(client);
  const attributes: unknown = stack.resolve(client.writeAttributes);
  if (!Array.isArray(attributes) || attributes.length === 0) return true;
  const written = JSON.stringify(stack.resolve(attribute));
  return attributes.some((one) => JSON.stringify(one) === written);
}

/** Groups of the app with a role, which the role mapping by token honours too. */
function ofOtherGroups(
  { userPool, groups = [] }: DirectAccessProps,
  directAccess: IConstruct,
): string[] {
  if (groups.length === 0 || !userPool) return [];
  const existing = groups.filter((group) => group.existing).map(({ groupName }) => groupName);
  const isOwn = ({ node, groupName = '' }: CfnUserPoolGroup) =>
    node.scopes.includes(directAccess) || existing.includes(groupName);
  return resourcesOf(userPool)
    .filter((one) => CfnUserPoolGroup.isCfnUserPoolGroup(one))
    .filter((group) => group.roleArn !== undefined && !isOwn(group))
    .map(
      (group) =>
        `The group ${pathOf(group)} of the same user pool has a role, which members get from this identity pool too. Remove its role, or list it in the groups of this DirectAccess alone.`,
    );
}

/** The resources of the app that are of a user pool: its app clients and groups, whatever their scope. */
function resourcesOf({ node, userPoolId }: IUserPool): CfnResource[] {
  return node.root.node
    .findAll()
    .filter((one) => CfnResource.isCfnResource(one))
    .filter((resource) => Reflect.get(resource, 'userPoolId') === userPoolId);
}

/** The path of the construct that the app defines: `Resource` is the child of a construct of the CDK. */
function pathOf({ node }: CfnResource): string {
  return node.id === 'Resource' && node.scope ? node.scope.node.path : node.path;
}
