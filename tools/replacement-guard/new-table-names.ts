import type { Template } from './template';

/** A table with a name of its own. */
export interface NewTable {
  readonly logicalId: string;
  readonly tableName: string;
}

/**
 * The tables that an update creates under a name of their own. A table that changes its logical ID is one of them:
 * CloudFormation creates it before it deletes the old one, whose name it has.
 */
export function newTableNames(deployed: Template | undefined, wanted: Template): NewTable[] {
  const owned = namedTables(deployed ?? {});
  return namedTables(wanted).filter(
    (table) =>
      !owned.some(
        ({ logicalId, tableName }) =>
          logicalId === table.logicalId && tableName === table.tableName,
      ),
  );
}

function namedTables({ Resources = {} }: Template): NewTable[] {
  return Object.entries(Resources).flatMap(([logicalId, { Type, Properties = {} }]) => {
    const { TableName: tableName } = Properties;
    const isNamed = Type === 'AWS::DynamoDB::GlobalTable' && typeof tableName === 'string';
    return isNamed ? [{ logicalId, tableName }] : [];
  });
}
