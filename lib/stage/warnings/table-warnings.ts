import { tableNameIn } from '../../aws/table-arn';
import { tableConstructId } from '../construct-ids';
import type { StageConfig } from '../schema/stage-schema';
import type { StageWarning } from './stage-warning';

/** Existing tables that may be new ones of the same stage. */
export const tableWarnings = [namedByThisStack] as const;

/**
 * A table that two IDs name has the row scopes of both. It may also be one that an earlier stack of this name left behind.
 *
 * Source: CloudFormation User Guide, Name type: stack name, logical ID and a random suffix.
 */
function namedByThisStack({ stackName, tables }: StageConfig): StageWarning | undefined {
  const all = Object.entries(tables);
  const generated = all
    .filter(([, { existing, tableName }]) => existing === undefined && tableName === undefined)
    .map(([id]) => ({ id, prefix: `${stackName}-${tableConstructId(id)}-` }));
  const pairs = all.flatMap(([id, { existing }]) => {
    if (existing === undefined) return [];
    const name = 'tableName' in existing ? existing.tableName : tableNameIn(existing.tableArn);
    return generated
      .filter(({ prefix }) => name.startsWith(prefix))
      .map((one) => `tables.${id}.existing ("${name}", named as that of tables.${one.id})`);
  });
  if (pairs.length === 0) return undefined;
  return {
    id: 'namedByThisStack',
    message: `${pairs.join(', ')}: if this is the table that the stack created, it has both entries, and users reach the rows of the wider one. Then remove the entry with existing. If an earlier stack of this name left the table behind, acknowledge this warning.`,
  };
}
