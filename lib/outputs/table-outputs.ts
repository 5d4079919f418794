import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { tableOutputNames } from '../stage/output-names';
import type { StackOutputs } from './stack-output';

/** The names and ARNs of tables, which have their ids in the stage file. */
export function tableOutputs(
  tables: readonly { readonly id: string; readonly table: ITableV2 }[],
): StackOutputs {
  const ofEach = tables.flatMap(({ id, table }) => {
    const { name, arn } = tableOutputNames(id);
    return [
      [name, { value: table.tableName, description: `Name of the table ${id}` }],
      [arn, { value: table.tableArn, description: `ARN of the table ${id}` }],
    ];
  });
  return Object.fromEntries(ofEach) as StackOutputs;
}
