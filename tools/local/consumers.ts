import { ownEntry } from '../../lib/aws/own-entry';
import { IAM_DEFAULT_SESSION } from '../../lib/aws/session-limits';
import {
  connectorOutputNames,
  tableOutputNames,
  workloadOutputNames,
} from '../../lib/stage/output-names';
import type {
  ConnectorOptions,
  StageConfig,
  WorkloadOptions,
} from '../../lib/stage/schema/stage-schema';
import { keyInSecret, placeInOutputs, withKeyClients } from '../access-keys/connector-keys';
import { runKeyStep } from '../access-keys/run-key-step';
import { resolveConnection, type Connection } from '../check/connection/connection';
import { connectionSteps } from '../check/connection/connection-steps';
import type { Credentials } from '../sdk/credentials';
import type { DeployedOutputs } from '../../lib/outputs/deployed-outputs';
import { localClientConfig, type LocalTarget } from './local-environment';
import { runTask } from './task-list';

/** A stage on the local AWS. */
export interface LocalStage {
  readonly stage: StageConfig;
  readonly target: LocalTarget;
  readonly outputs: DeployedOutputs;
}

/** Connects to the tables as each workload and connector, with its role or its access key from Secrets Manager. */
export async function connectConsumers(deployed: LocalStage): Promise<void> {
  const { stage, target } = deployed;
  for (const [id, workload] of Object.entries(stage.workloads)) {
    await connect(`${id} (${workload.runsOn})`, workloadConnection(deployed, id, workload), target);
  }
  for (const [id, connector] of Object.entries(stage.connectors)) {
    const key = await connectorKey(deployed, id, connector);
    await connect(id, connectorConnection(deployed, id, connector), target, key);
  }
}

async function connect(
  who: string,
  connection: Connection,
  target: LocalTarget,
  key?: Credentials,
): Promise<void> {
  const { credentials } = localClientConfig(target, key);
  for (const { title, run } of connectionSteps(connection, credentials)) {
    await runTask(`${who}: ${title}`, async (display) => {
      display.title += ` → ${await run()}`;
    });
  }
}

/** A workload's role and tables. On the local AWS, any caller can assume the role instead of the service. */
function workloadConnection(
  { stage, target, outputs }: LocalStage,
  id: string,
  { tables, maxSessionDuration }: WorkloadOptions,
): Connection {
  const { endpoint, region } = target;
  return {
    endpoint,
    region,
    listTables: false,
    role: {
      roleArn: outputs[workloadOutputNames(id).role] ?? '',
      sessionName: id,
      durationSeconds: maxSessionDuration ?? stage.sessions.maxDuration ?? IAM_DEFAULT_SESSION,
    },
    tables: Object.entries(tables).flatMap(([table, grant]) => {
      const options = ownEntry(stage.tables, table);
      const tableName = outputs[tableOutputNames(table).name] ?? '';
      const [reads, writes] = [grant !== 'write', grant !== 'read'];
      return options ? [{ ...options, tableName, reads, writes }] : [];
    }),
  };
}

function connectorConnection(
  { stage, target, outputs }: LocalStage,
  id: string,
  connector: ConnectorOptions,
): Connection {
  const { endpoint, region } = target;
  // A connector without a role has its own credentials.
  const roleArn = outputs[connectorOutputNames(id).role];
  const inputs = { endpoint, region, tables: {}, ...(roleArn !== undefined && { roleArn }) };
  return resolveConnection(stage, id, connector, inputs, outputs);
}

/** A connector's access key, if it has one. */
function connectorKey(
  deployed: LocalStage,
  id: string,
  { trust }: ConnectorOptions,
): Promise<Credentials> | undefined {
  switch (trust.kind) {
    case 'principal':
    case 'certificate':
      return undefined;
    case 'accessKey':
      return issuedKey(deployed, id);
  }
}

/**
 * Issues the access key, as a person does after the deployment, and reads it from its secret. After a further deployment
 * the secret holds it already.
 */
function issuedKey({ target, outputs }: LocalStage, id: string): Promise<Credentials> {
  const place = { ...placeInOutputs(outputs, id), keysOfStack: [] };
  return withKeyClients(localClientConfig(target), async (clients) => {
    const issued = await keyInSecret(clients.secrets, place.secretArn);
    if (issued) return issued;
    await runTask(`${id}: CreateAccessKey`, async (display) => {
      display.title += ` → ${await runKeyStep(clients, place, { kind: 'create', lost: [] })}`;
    });
    return runTask(`${id}: GetSecretValue`, async (display) => {
      const key = await keyInSecret(clients.secrets, place.secretArn);
      if (!key) throw new Error(`The secret ${place.secretArn} has no access key.`);
      display.title += ` → access key ${key.accessKeyId}`;
      return key;
    });
  });
}
