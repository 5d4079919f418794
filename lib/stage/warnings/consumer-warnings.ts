import { writesItems } from '../../access/item-actions';
import { ownerId, type IsolatedRows, type OwnerId } from '../../access/row-scope';
import { ownEntry } from '../../aws/own-entry';
import { CHAINED_SESSION } from '../../aws/session-limits';
import { WRITES } from '../../connectors/connector-actions';
import { HAS_SESSIONS } from '../../connectors/connector-session';
import { runsAsRole } from '../../connectors/principal-arn';
import { isSameTool } from '../../connectors/same-tool';
import { GRANT_ACTIONS } from '../../workloads/grant-actions';
import type { StageConfig } from '../schema/stage-schema';
import type { StageWarning } from './stage-warning';

/** Settings that give workloads and connectors less or more access than they seem to. */
export const consumerWarnings = [
  sessionsOfServices,
  serviceAccountOfAnyNamespace,
  hourOfChaining,
  destinationInAccountOfSource,
  keyFromAnywhere,
  indexKeysOfUsers,
] as const;

/** Source: IAM User Guide, Using IAM roles: the maximum does not limit sessions of AWS services. */
function sessionsOfServices({ workloads }: StageConfig): StageWarning | undefined {
  const limited = Object.entries(workloads).filter(
    ([, { maxSessionDuration }]) => maxSessionDuration !== undefined,
  );
  if (limited.length === 0) return undefined;
  return {
    id: 'sessionsOfServices',
    message: `${limited.map(([id]) => `workloads.${id}.maxSessionDuration`).join(', ')}: it has no effect. EC2, Lambda, ECS and EKS choose the duration of the credentials and renew them, and nothing else can assume the role. Remove it.`,
  };
}

/** Source: Kubernetes documentation, Service Accounts: the name is unique in its namespace. */
function serviceAccountOfAnyNamespace({ workloads }: StageConfig): StageWarning | undefined {
  const open = Object.entries(workloads).filter(
    ([, { serviceAccount, namespace }]) => serviceAccount !== undefined && namespace === undefined,
  );
  if (open.length === 0) return undefined;
  return {
    id: 'serviceAccountOfAnyNamespace',
    message: `${open.map(([id]) => `workloads.${id}.serviceAccount`).join(', ')}: every namespace can have a service account of this name, and all of them can use the role. Set namespace too.`,
  };
}

function hourOfChaining({ connectors }: StageConfig): StageWarning | undefined {
  const chained = Object.entries(connectors).filter(([, { trust }]) => runsAsRole(trust));
  if (chained.length === 0) return undefined;
  const cut = chained.filter(
    ([, { maxSessionDuration = CHAINED_SESSION }]) => maxSessionDuration > CHAINED_SESSION,
  );
  return {
    id: 'hourOfChaining',
    message: `${listed(chained)}: the principal is a role, and AWS limits role chaining to one hour. AssumeRole calls for more than ${CHAINED_SESSION} seconds fail${cut.length > 0 ? ', whatever maxSessionDuration is' : ''}. For longer sessions, trust a user or use rolesAnywhere.`,
  };
}

function destinationInAccountOfSource({ connectors }: StageConfig): StageWarning | undefined {
  const all = Object.entries(connectors);
  const pairs = all.flatMap(([id, { purpose, trust }]) => {
    if (!WRITES[purpose]) return [];
    return all
      .filter(([, other]) => !WRITES[other.purpose] && isSameTool(other.trust, trust))
      .map(([source]) => `connectors.${id} and connectors.${source}`);
  });
  if (pairs.length === 0) return undefined;
  return {
    id: 'destinationInAccountOfSource',
    message: `${pairs.join(', ')}: destination and source of the same tool in one account. AWS allows it, but tools that copy data usually reject a destination in the account of its source. Move the destination to a stage file with another env.account.`,
  };
}

function keyFromAnywhere({ connectors }: StageConfig): StageWarning | undefined {
  const open = Object.entries(connectors).filter(
    ([, { trust, sourceIps }]) => !HAS_SESSIONS[trust.kind] && sourceIps === undefined,
  );
  if (open.length === 0) return undefined;
  return {
    id: 'keyFromAnywhere',
    message: `${listed(open)}: the access key works from any address until it is deleted or the connector expires. Set sourceIps, or use principalArn or rolesAnywhere, whose credentials expire.`,
  };
}

/**
 * Row scopes cover the partition key of the table. The keys of an index are attributes that users write.
 *
 * Source: DynamoDB Developer Guide, Using IAM policy conditions for fine-grained access control.
 */
function indexKeysOfUsers(stage: StageConfig): StageWarning | undefined {
  const messages = Object.entries(stage.tables).flatMap(([id, table]) => {
    const rows = isolatedWrites(stage, id);
    if (rows === undefined) return [];
    const partitionKey = table.partitionKey.name;
    const indexes = Object.entries(table.indexes)
      .filter(([, index]) => index.partitionKey.name !== partitionKey)
      .map(([name]) => name);
    const readers = readersOfIndexes(stage, id, indexes);
    if (indexes.length === 0 || readers.length === 0) return [];
    const named = indexes.map((name) => `tables.${id}.indexes.${name}`);
    return [
      `${readers.join(', ')}: signed-in users choose the keys of ${named.join(', ')} in the items that they write, so an index can return anybody's item under any key. Trust an item only if its ${partitionKey} ${ownKey(rows)}.`,
    ];
  });
  return messages.length === 0
    ? undefined
    : { id: 'indexKeysOfUsers', message: messages.join(' ') };
}

/** The rows in which users, or members of a group, write items of a table; undefined if every user writes all of them. */
function isolatedWrites({ tables, groups }: StageConfig, id: string): IsolatedRows | undefined {
  const grants = [tables, ...Object.values(groups).map((group) => group.tables)]
    .flatMap(
      (granted) =>
        ownEntry<Pick<StageConfig['tables'][string], 'rows' | 'actions'>>(granted, id) ?? [],
    )
    .filter(({ actions }) => writesItems(actions));
  const [first] = grants.flatMap(({ rows }) => (rows.by === 'all' ? [] : rows));
  const { rows, actions } = tables[id] ?? {};
  return rows?.by === 'all' && writesItems(actions ?? []) ? undefined : first;
}

/** The workloads and the groups that read one of the indexes of a table. */
function readersOfIndexes(
  { workloads, groups }: StageConfig,
  table: string,
  indexes: readonly string[],
): string[] {
  const ofWorkloads = Object.entries(workloads)
    .filter(([, workload]) => {
      const grant = ownEntry(workload.tables, table);
      return grant !== undefined && GRANT_ACTIONS[grant].onIndexes.length > 0;
    })
    .map(([id]) => `workloads.${id}`);
  const ofGroups = Object.entries(groups)
    .filter(([, group]) =>
      ownEntry(group.tables, table)?.queryIndexes.some((name) => indexes.includes(name)),
    )
    .map(([name]) => `groups.${name}`);
  return [...ofWorkloads, ...ofGroups];
}

const OWNERS: Readonly<Record<OwnerId, string>> = {
  identityId: 'the identity ID of the user you act for',
  userSub: 'the sub of the user you act for',
  tenant: 'the ID of the tenant you act for',
};

function ownKey(rows: IsolatedRows): string {
  const owner = OWNERS[ownerId(rows)];
  return rows.delimiter === undefined
    ? `equals ${owner}`
    : `begins with ${owner} and "${rows.delimiter}"`;
}

function listed(connectors: readonly (readonly [id: string, ...unknown[]])[]): string {
  return connectors.map(([id]) => `connectors.${id}`).join(', ');
}
