import { ownEntry } from '../../aws/own-entry';
import type { RowScope } from '../../access/row-scope';
import type { StageConfig } from '../schema/stage-schema';
import type { StageWarning } from './stage-warning';

/** Groups whose members reach more items than other users. */
export const groupWarnings = [widerScopes] as const;

/** How many items a row scope reaches, from few to all. */
const WIDTH: Readonly<Record<RowScope['by'], number>> = { own: 0, tenant: 1, all: 2 };

const REACHED: Readonly<Record<RowScope['by'], string>> = {
  own: 'their own items',
  tenant: 'every item of their tenant',
  all: 'every item of every user',
};

function widerScopes({ groups, tables }: StageConfig): StageWarning | undefined {
  const wider = Object.entries(groups).flatMap(([name, group]) =>
    Object.entries(group.tables).flatMap(([id, { rows, actions }]) => {
      const table = ownEntry(tables, id);
      if (table === undefined || WIDTH[rows.by] <= WIDTH[table.rows.by]) return [];
      return [
        `groups.${name}.tables.${id}: rows "${rows.by}" is wider than rows "${table.rows.by}" of the table, so members reach ${REACHED[rows.by]} (${actions.join(', ')}).`,
      ];
    }),
  );
  if (wider.length === 0) return undefined;
  return {
    id: 'groupWiderThanTable',
    message: `${wider.join(' ')} Whoever may add members to the group (cognito-idp:AdminAddUserToGroup) gives this access.`,
  };
}
