import {
  AdminGetUserCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  paginateListUserPoolClients,
  paginateListUserPools,
  type CognitoIdentityProviderClient,
  type UserPoolClientType,
  type UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider';
import { DescribeTableCommand, type KeySchemaElement } from '@aws-sdk/client-dynamodb';
import type { Clients } from '../../sdk/clients';
import { readTablePolicy } from '../../sdk/read-deployment';
import { readGroups } from '../../sdk/read-groups';
import { readIdentityPool } from '../../sdk/read-identity-pool';
import { readRole } from '../../sdk/read-role';
import { readIamUser } from '../../sdk/read-iam-user';
import type { DeployedPrincipal, Deployment } from '../../simulator/deployment';
import type { DeployedGroup } from '../../simulator/group-roles';
import type { DeployedIdentityPool } from '../../simulator/identity-pool';
import type { PolicyDocument } from '../../simulator/policy-document';

/** A user pool's app client. */
export interface DeployedAppClient {
  readonly pool: UserPoolType;
  readonly client: UserPoolClientType;
}

/** The partition keys of a table and of its indexes, by name. */
export interface TableKeys {
  readonly table: string | undefined;
  readonly indexes: Readonly<Record<string, string | undefined>>;
}

/**
 * The policies and settings of what is deployed, read from the emulator when they are first needed, and again after a
 * change.
 */
export class DeployedSettings {
  private readonly read = new Map<string, Promise<unknown>>();

  constructor(
    private readonly clients: Clients,
    private readonly place: Pick<Deployment, 'account' | 'region'>,
  ) {}

  /** Forgets everything, because an administrator may have changed it. */
  forget(): void {
    this.read.clear();
  }

  /** A role or user by its ARN. */
  principal(arn: string): Promise<DeployedPrincipal> {
    const { iam } = this.clients;
    return this.once(`principal ${arn}`, () =>
      arn.includes(':user/') ? readIamUser(iam, arn) : readRole(iam, arn),
    );
  }

  identityPool(id: string): Promise<DeployedIdentityPool> {
    return this.once(`identity pool ${id}`, () => readIdentityPool(this.clients.identities, id));
  }

  tablePolicy(arn: string): Promise<PolicyDocument | undefined> {
    return this.once(`policy of ${arn}`, () =>
      readTablePolicy(this.clients.documents, arn).catch(undefinedIfMissing),
    );
  }

  /** Undefined if there is no such table. */
  tableKeys(nameOrArn: string): Promise<TableKeys | undefined> {
    return this.once(`table ${nameOrArn}`, async () => {
      const found = await this.clients.documents
        .send(new DescribeTableCommand({ TableName: nameOrArn }))
        .catch(undefinedIfMissing);
      if (!found) return undefined;
      const {
        KeySchema,
        GlobalSecondaryIndexes = [],
        LocalSecondaryIndexes = [],
      } = found.Table ?? {};
      const indexes = [...GlobalSecondaryIndexes, ...LocalSecondaryIndexes].map(
        ({ IndexName = '', KeySchema: schema }) => [IndexName, partitionKeyIn(schema)] as const,
      );
      return { table: partitionKeyIn(KeySchema), indexes: Object.fromEntries(indexes) };
    });
  }

  /** An app client by its ID; undefined if there is none. */
  appClient(clientId: string): Promise<DeployedAppClient | undefined> {
    return this.once(`app client ${clientId}`, async () => {
      const { userPools } = this.clients;
      const UserPoolId = await poolOf(userPools, clientId);
      if (UserPoolId === undefined) return undefined;
      const named = { UserPoolId, ClientId: clientId };
      const [{ UserPool }, { UserPoolClient }] = await Promise.all([
        userPools.send(new DescribeUserPoolCommand({ UserPoolId })),
        userPools.send(new DescribeUserPoolClientCommand(named)),
      ]);
      return UserPool && UserPoolClient && { pool: UserPool, client: UserPoolClient };
    });
  }

  /** Whether a user pool has a user now. */
  async hasUser(UserPoolId: string, Username: string): Promise<boolean> {
    try {
      await this.clients.userPools.send(new AdminGetUserCommand({ UserPoolId, Username }));
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'UserNotFoundException') return false;
      throw error;
    }
  }

  /** What the simulator needs to decide: these principals, the policies of these tables, and this identity pool. */
  async deployment(
    principalArns: readonly string[],
    tableArns: readonly string[] = [],
    identityPoolId?: string,
  ): Promise<Deployment> {
    const principals = await byArn(principalArns, (arn) => this.principal(arn));
    const policies = await byArn(tableArns, (arn) => this.tablePolicy(arn));
    const pool = identityPoolId === undefined ? undefined : await this.identityPool(identityPoolId);
    const groups = pool ? await this.groups(pool) : [];
    return {
      ...this.place,
      roles: principalArns,
      principal: (arn) => known(principals.get(arn), arn),
      identityPool: () => known(pool, 'identity pool'),
      groups: () => groups,
      writableAttributes: () => undefined,
      resourcePolicy: (arn) => policies.get(arn),
    };
  }

  /** The groups of the user pool, if the identity pool maps roles by token. */
  groups({ roleMappings, providers }: DeployedIdentityPool): Promise<readonly DeployedGroup[]> {
    const [provider] = providers;
    const isByToken = roleMappings.some(({ type }) => type === 'Token');
    if (!provider || !isByToken) return Promise.resolve([]);
    const userPoolId = provider.name.slice(provider.name.indexOf('/') + 1);
    return this.once(`groups of ${userPoolId}`, () =>
      readGroups(this.clients.userPools, userPoolId),
    );
  }

  private once<T>(key: string, work: () => Promise<T>): Promise<T> {
    const earlier = this.read.get(key) as Promise<T> | undefined;
    if (earlier) return earlier;
    const reading = work();
    this.read.set(key, reading);
    // A failure is not remembered.
    reading.catch(() => this.read.delete(key));
    return reading;
  }
}

async function byArn<T>(
  arns: readonly string[],
  read: (arn: string) => Promise<T>,
): Promise<ReadonlyMap<string, T>> {
  return new Map(await Promise.all(arns.map(async (arn) => [arn, await read(arn)] as const)));
}

function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`Unknown ${what}.`);
  return value;
}

function undefinedIfMissing(error: unknown): undefined {
  if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
  throw error;
}

function partitionKeyIn(schema: readonly KeySchemaElement[] = []): string | undefined {
  return schema.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName;
}

async function poolOf(
  client: CognitoIdentityProviderClient,
  clientId: string,
): Promise<string | undefined> {
  for await (const { UserPools = [] } of paginateListUserPools({ client }, { MaxResults: 60 })) {
    for (const { Id: UserPoolId } of UserPools) {
      const pages = paginateListUserPoolClients({ client }, { UserPoolId });
      for await (const { UserPoolClients = [] } of pages) {
        if (UserPoolClients.some(({ ClientId }) => ClientId === clientId)) return UserPoolId;
      }
    }
  }
  return undefined;
}
