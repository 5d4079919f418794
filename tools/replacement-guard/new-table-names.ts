import type { Template } from './template';

/** A table with a name of its own. */
export interface NamedTable {
  readonly logicalId: string;
  readonly tableName: string;
}

/** The tables with a name that no table of the deployed stack has. */
export function newTableNames(deployed: Template | undefined, wanted: Template): NamedTable[] {
  const owned = new Set(namedTables(deployed ?? {}).map(({ tableName }) => tableName));
  return namedTables(wanted).filter(({ tableName }) => !owned.has(tableName));
}

function namedTables({ Resources = {} }: Template): NamedTable[] {
  return Object.entries(Resources).flatMap(([logicalId, { Type, Properties = {} }]) => {
    const { TableName: tableName } = Properties;
    const isNamed = Type === 'AWS::DynamoDB::GlobalTable' && typeof tableName === 'string';
    return isNamed ? [{ logicalId, tableName }] : [];
  });
}
