import { createHash } from 'node:crypto';
import {
  CloudFormationClient,
  CreateStackCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { DynamoDBClient, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import type { StageConfig, TableOptions } from '../../lib/stage/schema/stage-schema';
import { deployedOutputs } from '../sdk/deployed-stack';
import { localClientConfig, type LocalTarget } from './local-environment';
import {
  KEY_ARN,
  ownedTableName,
  ownersKeyTemplate,
  ownersTableTemplate,
  type OwnedTable,
} from './owners-template';
import { runTask } from './task-list';

const MAX_SECONDS = 60;

/**
 * Creates the existing tables of a stage and their KMS keys on the local AWS, each in a stack of its own, as their owner
 * would have. Those that are there stay as they are.
 *
 * @returns the stage with the ARNs of the local keys
 */
export async function withExistingTables(
  stage: StageConfig,
  target: LocalTarget,
): Promise<StageConfig> {
  const existing = Object.values(stage.tables).flatMap((table): OwnedTable[] =>
    table.existing === undefined ? [] : [{ ...table, existing: table.existing }],
  );
  if (existing.length === 0) return stage;
  return runTask('Existing tables', async (display) => {
    const keys = await localKeys(existing, target);
    const create = existing.map((table) => createTable(table, keys, target));
    await Promise.all(create);
    display.title += `: stacks of their own have created ${existing.length} of them`;
    const tables = Object.entries(stage.tables).map(([id, table]) => [
      id,
      withLocalKey(table, keys),
    ]);
    return { ...stage, tables: Object.fromEntries(tables) as StageConfig['tables'] };
  });
}

/** The ARNs of local KMS keys by those of the stage. */
type LocalKeys = ReadonlyMap<string, string>;

async function localKeys(tables: readonly OwnedTable[], target: LocalTarget): Promise<LocalKeys> {
  const keyArns = new Set(tables.flatMap(({ existing: { keyArn } }) => keyArn ?? []));
  const created = [...keyArns].map(async (keyArn) => {
    const stackName = ownersStack('key', keyArn);
    await createStack(stackName, ownersKeyTemplate(), target);
    const outputs = await deployedOutputs(stackName, localClientConfig(target));
    return [keyArn, outputs[KEY_ARN] ?? ''] as const;
  });
  return new Map(await Promise.all(created));
}

async function createTable(table: OwnedTable, keys: LocalKeys, target: LocalTarget): Promise<void> {
  const { keyArn } = table.existing;
  const localKey = keyArn === undefined ? undefined : keys.get(keyArn);
  const name = ownedTableName(table);
  const isNew = await createStack(
    ownersStack('table', name),
    ownersTableTemplate(table, localKey),
    target,
  );
  if (isNew && localKey !== undefined) await encrypt(name, localKey, target);
}

/** MiniStack's CloudFormation ignores the key of a table, which DescribeTable then does not name. */
async function encrypt(
  TableName: string,
  KMSMasterKeyId: string,
  target: LocalTarget,
): Promise<void> {
  const client = new DynamoDBClient(localClientConfig(target));
  try {
    const SSESpecification = { Enabled: true, SSEType: 'KMS', KMSMasterKeyId } as const;
    await client.send(new UpdateTableCommand({ TableName, SSESpecification }));
  } finally {
    client.destroy();
  }
}

/** Names of tables and keys have characters that names of stacks may not have. */
function ownersStack(kind: 'table' | 'key', name: string): string {
  return `owner-of-existing-${kind}-${createHash('sha256').update(name).digest('hex').slice(0, 12)}`;
}

function withLocalKey(table: TableOptions, keys: LocalKeys): TableOptions {
  const { existing } = table;
  if (existing?.keyArn === undefined) return table;
  return { ...table, existing: { ...existing, keyArn: keys.get(existing.keyArn) } };
}

/**
 * Creates a stack, unless an earlier deployment has.
 *
 * @returns whether it is new
 */
async function createStack(
  StackName: string,
  template: object,
  target: LocalTarget,
): Promise<boolean> {
  const client = new CloudFormationClient(localClientConfig(target));
  try {
    const TemplateBody = JSON.stringify(template);
    await client.send(new CreateStackCommand({ StackName, TemplateBody }));
    await waitUntilStackCreateComplete(
      { client, maxWaitTime: MAX_SECONDS, minDelay: 1, maxDelay: 2 },
      { StackName },
    );
    return true;
  } catch (error) {
    if ((error as Error).name !== 'AlreadyExistsException') throw error;
    return false;
  } finally {
    client.destroy();
  }
}
