import type { DynamoDBClient, TableDescription } from '@aws-sdk/client-dynamodb';
import { tableDescription } from './live-table';
import { pause, StoppedError, type Waiting } from './waiting';

/**
 * Waits until a table, its indexes and its replicas are active. Replicas take as long as the table is large.
 *
 * @throws {StoppedError} if the command is asked to stop
 * @throws {Error} if the table does not exist, or no longer
 */
export async function untilActive(
  client: DynamoDBClient,
  tableName: string,
  waiting: Waiting,
): Promise<TableDescription> {
  for (;;) {
    const table = await tableDescription(client, tableName);
    if (table === undefined) {
      throw new Error(
        `The table ${tableName} does not exist. AWS has given up creating it, or somebody deleted it.`,
      );
    }
    const state = stateOf(table);
    if (state === 'ACTIVE') return table;
    if (/^(ARCHIVED|ARCHIVING|DELETING|INACCESSIBLE)/.test(state)) {
      throw new Error(`The table ${tableName} has the status ${state}.`);
    }
    if (waiting.isStopped()) throw new StoppedError();
    waiting.showProgress(`${tableName}: ${state}`);
    await pause(waiting);
  }
}

/** The status of a table, or of what belongs to it and is not active yet. */
function stateOf(table: TableDescription): string {
  const { TableStatus = 'CREATING', GlobalSecondaryIndexes = [], Replicas = [] } = table;
  const states = [
    TableStatus,
    ...GlobalSecondaryIndexes.map(({ IndexStatus }) => IndexStatus ?? 'ACTIVE'),
    ...Replicas.map(({ ReplicaStatus }) => ReplicaStatus ?? 'ACTIVE'),
  ];
  return states.find((state) => state !== 'ACTIVE') ?? 'ACTIVE';
}
