import type { ItemAction } from '../access/item-actions';
import { isByTenant, type RowScope, type TenantRows } from '../access/row-scope';
import { ownEntry } from '../aws/own-entry';
import { tableOutputNames } from '../stage/output-names';
import type { StageConfig, TableOptions } from '../stage/schema/stage-schema';

/** The row scope of a table, with the claim of the ID token that names the tenant. */
export type ClientRows =
  Exclude<RowScope, TenantRows> | (TenantRows & { readonly claim: string | undefined });

/** What users may call on a table, and on which items. */
export interface ClientGrant {
  readonly rows: ClientRows;
  readonly actions: readonly ItemAction[];
}

/** A table in the client configuration file: what a front end needs to build keys and to know what it may call. */
export interface ClientTable extends ClientGrant, Pick<TableOptions, 'partitionKey' | 'sortKey'> {
  readonly tableName: string;
  readonly tableArn: string;
  /** What members of groups may call besides, by group. @default - no group has more access */
  readonly groups?: Readonly<Record<string, ClientGrant>>;
}

/**
 * The tables of a stage by ID.
 *
 * @param read reads an output of the deployed stack by name
 */
export function clientTables(
  stage: Pick<StageConfig, 'tables' | 'groups' | 'identity'>,
  read: (name: string) => string,
): Record<string, ClientTable> {
  const { tables, identity } = stage;
  return Object.fromEntries(
    Object.entries(tables).map(([id, { partitionKey, sortKey, ...table }]) => {
      const { name, arn } = tableOutputNames(id);
      const groups = groupGrants(stage, id);
      return [
        id,
        {
          tableName: read(name),
          tableArn: read(arn),
          partitionKey,
          ...(sortKey && { sortKey }),
          ...clientGrant(table, identity.tenantClaim),
          ...(Object.keys(groups).length > 0 && { groups }),
        },
      ];
    }),
  );
}

/** The grants of groups on a table. */
function groupGrants(
  { groups, identity }: Pick<StageConfig, 'groups' | 'identity'>,
  table: string,
): Record<string, ClientGrant> {
  return Object.fromEntries(
    Object.entries(groups).flatMap(([name, group]) => {
      const grant = ownEntry(group.tables, table);
      return grant ? [[name, clientGrant(grant, identity.tenantClaim)]] : [];
    }),
  );
}

function clientGrant(
  { rows, actions }: Pick<TableOptions, 'rows' | 'actions'>,
  claim: string | undefined,
): ClientGrant {
  return { rows: isByTenant(rows) ? { ...rows, claim } : rows, actions };
}
