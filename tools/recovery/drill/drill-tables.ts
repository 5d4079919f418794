import {
  DeleteTableCommand,
  paginateListTables,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { tableDescription, type LiveTable } from '../live-table';
import { isDrillName } from '../restore/restored-name';
import { setTags } from '../settings/apply-setting';
import { tagsOf } from '../settings/read-table-settings';
import { untilActive } from '../until-active';
import { pause, StoppedError, type Waiting } from '../waiting';

/** The tag of the temporary tables of drills. Its value is the name of the stack. */
const TAG = 'dynamodb-direct-access:restore-drill';

/** Marks a temporary table. */
export function tagAsDrill(
  client: DynamoDBClient,
  tableArn: string,
  stackName: string,
): Promise<void> {
  return setTags(client, tableArn, { [TAG]: stackName });
}

/** A table with the name of a drill's table. */
export interface DrillTable {
  readonly tableName: string;
  /** Whether it has the drill's tag with the name of this stack. */
  readonly isTagged: boolean;
  readonly created: Date;
}

/** The tables with names of drills of these tables. */
export async function drillTables(
  client: DynamoDBClient,
  lives: readonly LiveTable[],
  stackName: string,
): Promise<DrillTable[]> {
  const found: DrillTable[] = [];
  for await (const { TableNames = [] } of paginateListTables({ client }, {})) {
    const named = TableNames.filter((name) =>
      lives.some(({ tableName }) => isDrillName(tableName, name)),
    );
    for (const name of named) found.push(...(await drillTable(client, name, stackName)));
  }
  return found;
}

async function drillTable(
  client: DynamoDBClient,
  tableName: string,
  stackName: string,
): Promise<DrillTable[]> {
  const table = await tableDescription(client, tableName);
  if (table?.TableArn === undefined || table.TableStatus === 'DELETING') return [];
  const tags = await tagsOf(client, table.TableArn);
  const created = table.CreationDateTime ?? new Date(0);
  return [{ tableName, isTagged: tags[TAG] === stackName, created }];
}

/**
 * Deletes a temporary table, once it is active: AWS deletes no table that it is still creating. A table that does not
 * exist is deleted already.
 *
 * @param isRecorded whether a drill on this machine made it, which may have ended before it could tag it
 * @throws {StoppedError} if the command is asked to stop before the table is active
 * @throws {Error} if it has not the name and the tag of a drill of this stack
 */
export async function deleteDrillTable(
  client: DynamoDBClient,
  tableName: string,
  { lives, stackName, isRecorded }: DrillOwner,
  waiting: Waiting,
): Promise<void> {
  if (!lives.some((live) => isDrillName(live.tableName, tableName))) {
    throw new Error(`The table ${tableName} has not the name of a drill's table.`);
  }
  if ((await tableDescription(client, tableName)) === undefined) return;
  const { TableArn = '' } = await untilActive(client, tableName, waiting);
  if (isRecorded) await tagAsDrill(client, TableArn, stackName);
  if ((await tagsOf(client, TableArn))[TAG] !== stackName) {
    throw new Error(`The table ${tableName} has not the tag ${TAG} = ${stackName}.`);
  }
  await client.send(new DeleteTableCommand({ TableName: tableName }));
  while ((await tableDescription(client, tableName)) !== undefined) {
    if (waiting.isStopped()) throw new StoppedError();
    waiting.showProgress(`${tableName}: DELETING`);
    await pause(waiting);
  }
}

/** Whose drills the tables are. */
export interface DrillOwner {
  readonly lives: readonly LiveTable[];
  readonly stackName: string;
  readonly isRecorded: boolean;
}
