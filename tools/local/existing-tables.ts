import {
  CloudFormationClient,
  CreateStackCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { DynamoDBClient, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import type { StageConfig, TableOptions } from '../../lib/stage/schema/stage-schema';
import { deployedOutputs } from '../sdk/deployed-stack';
import { localClientConfig, type LocalTarget } from './local-environment';
import { ownedTableName, ownersTemplate, type OwnedTable } from './owners-template';
import { runTask } from './task-list';

const OWNERS_STACK = 'owner-of-existing-tables';
const MAX_SECONDS = 60;

/**
 * Creates the existing tables of a stage and their KMS keys on the local AWS, in a stack of their own, as their owner
 * would have.
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
  const keyArns = [...new Set(existing.flatMap(({ existing: { keyArn } }) => keyArn ?? []))];
  return runTask('Existing tables', async (display) => {
    const outputs = await createStack(ownersTemplate(existing, keyArns), target);
    display.title += `: the stack ${OWNERS_STACK} has created ${existing.length} of them`;
    const localKey = (keyArn: string) => outputs[`Key${keyArns.indexOf(keyArn)}`] ?? '';
    await encrypt(existing, localKey, target);
    const tables = Object.entries(stage.tables).map(([id, table]) => [
      id,
      withLocalKey(table, localKey),
    ]);
    return { ...stage, tables: Object.fromEntries(tables) as StageConfig['tables'] };
  });
}

function withLocalKey(table: TableOptions, localKey: (keyArn: string) => string): TableOptions {
  const { existing } = table;
  if (existing?.keyArn === undefined) return table;
  return { ...table, existing: { ...existing, keyArn: localKey(existing.keyArn) } };
}

/** MiniStack's CloudFormation ignores the key of a table, which DescribeTable then does not name. */
async function encrypt(
  tables: readonly OwnedTable[],
  localKey: (keyArn: string) => string,
  target: LocalTarget,
): Promise<void> {
  const client = new DynamoDBClient(localClientConfig(target));
  try {
    for (const table of tables) {
      const { keyArn } = table.existing;
      if (keyArn === undefined) continue;
      const KMSMasterKeyId = localKey(keyArn);
      const SSESpecification = { Enabled: true, SSEType: 'KMS', KMSMasterKeyId } as const;
      await client.send(
        new UpdateTableCommand({ TableName: ownedTableName(table), SSESpecification }),
      );
    }
  } finally {
    client.destroy();
  }
}

async function createStack(template: object, target: LocalTarget) {
  const client = new CloudFormationClient(localClientConfig(target));
  try {
    const TemplateBody = JSON.stringify(template);
    await client.send(new CreateStackCommand({ StackName: OWNERS_STACK, TemplateBody }));
    await waitUntilStackCreateComplete(
      { client, maxWaitTime: MAX_SECONDS, minDelay: 1, maxDelay: 2 },
      { StackName: OWNERS_STACK },
    );
    return await deployedOutputs(OWNERS_STACK, localClientConfig(target));
  } finally {
    client.destroy();
  }
}
