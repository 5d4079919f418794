import {
  DescribeTableCommand,
  type DynamoDBClient,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import { fromOutputs, type DeployedOutputs } from '../../lib/outputs/deployed-outputs';
import { tableOutputNames } from '../../lib/stage/output-names';
import type { StageConfig, TableOptions } from '../../lib/stage/schema/stage-schema';
import { keyHolder } from '../../lib/table/key-holder';
import { tableOfStage } from './table-of-stage';

/** A table that the application uses: of the stack, or an existing one. */
export interface LiveTable {
  /** In the stage file. */
  readonly id: string;
  readonly tableName: string;
  readonly tableArn: string;
  /** Whether it has a customer managed key. DynamoDB describes an AWS managed key the same way. */
  readonly hasOwnKey: boolean;
}

/**
 * A table of a deployed stage.
 *
 * @throws {CommandError} if the stage file has no such table
 */
export function liveTable(stage: StageConfig, outputs: DeployedOutputs, id: string): LiveTable {
  const options = tableOfStage(stage, id);
  const { name, arn } = tableOutputNames(id);
  const deployed = fromOutputs(outputs, (read) => [read(name), read(arn)] as const);
  return { id, tableName: deployed[0], tableArn: deployed[1], hasOwnKey: hasOwnKey(options) };
}

function hasOwnKey({ existing, encryption }: TableOptions): boolean {
  if (existing !== undefined) return existing.keyArn !== undefined || existing.stackKey === true;
  return keyHolder(encryption) !== 'aws';
}

/** A table's description; undefined if it does not exist. */
export async function tableDescription(
  client: DynamoDBClient,
  tableName: string,
): Promise<TableDescription | undefined> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
    return Table;
  } catch (error) {
    if ((error as Error).name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}
