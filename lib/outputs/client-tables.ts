import type { ItemAction } from '../access/item-actions';
import type { RowScope, TenantRows } from '../access/row-scope';
import { tableOutputNames } from '../stage/output-names';
import type { StageConfig, TableOptions } from '../stage/schema/stage-schema';

/** The row scope of a table, with the claim of the ID token that names the tenant. */
export type ClientRows =
  Exclude<RowScope, TenantRows> | (TenantRows & { readonly claim: string | undefined });

/** A table in the client configuration file: what a front end needs to build keys and to know what it may call. */
export interface ClientTable extends Pick<TableOptions, 'partitionKey' | 'sortKey'> {
  readonly tableName: string;
  readonly tableArn: string;
  readonly rows: ClientRows;
  readonly actions: readonly ItemAction[];
}

/**
 * The tables of a stage by ID.
 *
 * @param read reads an output of the deployed stack by name
 */
export function clientTables(
  { tables, identity }: Pick<StageConfig, 'tables' | 'identity'>,
  read: (name: string) => string,
): Record<string, ClientTable> {
  return Object.fromEntries(
    Object.entries(tables).map(([id, { partitionKey, sortKey, rows, actions }]) => {
      const { name, arn } = tableOutputNames(id);
      return [
        id,
        {
          tableName: read(name),
          tableArn: read(arn),
          partitionKey,
          ...(sortKey && { sortKey }),
          rows: clientRows(rows, identity.tenantClaim),
          actions,
        },
      ];
    }),
  );
}

function clientRows(rows: RowScope, claim: string | undefined): ClientRows {
  return rows.by === 'tenant' ? { ...rows, claim } : rows;
}
