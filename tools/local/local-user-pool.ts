import {
  AddCustomAttributesCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DescribeUserPoolCommand,
  paginateListUserPoolClients,
  paginateListUserPools,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { attributeName } from '../../lib/aws/user-pools';

/** A user pool on the local AWS in place of an existing one. */
export interface LocalUserPool {
  readonly name: string;
  /** The custom attribute that names the tenant, without its prefix. @default - none */
  readonly tenantAttribute: string | undefined;
  readonly clientNames: readonly string[];
}

/**
 * Creates what is missing of a local user pool. An earlier deployment may have created it.
 *
 * @returns the IDs of the pool and of its app clients, in the given order
 */
export async function ensureUserPool(
  client: CognitoIdentityProviderClient,
  pool: LocalUserPool,
): Promise<{ readonly userPoolId: string; readonly userPoolClientIds: string[] }> {
  const UserPoolId = (await poolNamed(client, pool.name)) ?? (await createPool(client, pool.name));
  await ensureAttribute(client, UserPoolId, pool.tenantAttribute);
  const ids = await clientIds(client, UserPoolId);
  const userPoolClientIds: string[] = [];
  for (const name of pool.clientNames) {
    userPoolClientIds.push(ids.get(name) ?? (await createClient(client, UserPoolId, name)));
  }
  return { userPoolId: UserPoolId, userPoolClientIds };
}

/** The largest page of both lists. */
const PAGE = 60;

async function poolNamed(
  client: CognitoIdentityProviderClient,
  name: string,
): Promise<string | undefined> {
  for await (const { UserPools = [] } of paginateListUserPools({ client }, { MaxResults: PAGE })) {
    const found = UserPools.find(({ Name }) => Name === name);
    if (found) return found.Id;
  }
  return undefined;
}

async function createPool(client: CognitoIdentityProviderClient, PoolName: string) {
  const command = new CreateUserPoolCommand({
    PoolName,
    UsernameAttributes: ['email'],
    AutoVerifiedAttributes: ['email'],
  });
  return (await client.send(command)).UserPool?.Id ?? '';
}

async function ensureAttribute(
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  Name: string | undefined,
): Promise<void> {
  if (Name === undefined) return;
  const { UserPool } = await client.send(new DescribeUserPoolCommand({ UserPoolId }));
  const schema = UserPool?.SchemaAttributes ?? [];
  if (schema.some((attribute) => attributeName(attribute.Name ?? '') === Name)) return;
  const CustomAttributes = [{ Name, AttributeDataType: 'String' as const, Mutable: true }];
  await client.send(new AddCustomAttributesCommand({ UserPoolId, CustomAttributes }));
}

async function clientIds(
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  const pages = paginateListUserPoolClients({ client }, { UserPoolId, MaxResults: PAGE });
  for await (const { UserPoolClients = [] } of pages) {
    for (const { ClientName = '', ClientId = '' } of UserPoolClients) ids.set(ClientName, ClientId);
  }
  return ids;
}

async function createClient(
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  ClientName: string,
): Promise<string> {
  const command = new CreateUserPoolClientCommand({
    UserPoolId,
    ClientName,
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    // Not the tenant, which a client without a list could write.
    WriteAttributes: ['email'],
  });
  return (await client.send(command)).UserPoolClient?.ClientId ?? '';
}
