import type { Credentials } from '../../sdk/credentials';
import { type Connection, resolveConnection } from '../../check/connection/connection';
import { connectionSteps } from '../../check/connection/connection-steps';
import { connectorOutputNames } from '../../../lib/stage/consumer-names';
import type { DeployedStage } from '../deployed-stage';
import { localClientConfig } from '../local-client-config';
import type { LocalTarget } from '../local-environment';
import { step } from '../step';
import { keyFromSecret } from './key-from-secret';
import { workloadConnection } from './workload-connection';

/**
 * Uses a deployed stage as its workloads and connectors do: with their roles, or with the access key that is in Secrets
 * Manager, each on its tables.
 */
export async function useAsConsumers(deployed: DeployedStage): Promise<void> {
  const { stage, target, outputs } = deployed;
  for (const [id, workload] of Object.entries(stage.workloads)) {
    await connect(`${id} (${workload.runsOn})`, workloadConnection(deployed, id, workload), target);
  }
  for (const [id, connector] of Object.entries(stage.connectors)) {
    const names = connectorOutputNames(id);
    const { endpoint, region } = target;
    // Without a role the credentials are the connector's own.
    const roleArn = outputs[names.role];
    const inputs = { endpoint, region, tables: {}, ...(roleArn !== undefined && { roleArn }) };
    const connection = resolveConnection(stage, id, connector, inputs, outputs);
    const key =
      'accessKey' in connector.trust
        ? await step(`${id}: GetSecretValue`, async (shown) => {
            const given = await keyFromSecret(target, outputs[names.secret] ?? '');
            shown.title += ` → access key ${given.accessKeyId}`;
            return given;
          })
        : undefined;
    await connect(id, connection, target, key);
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
    await step(`${who}: ${title}`, async (shown) => {
      shown.title += ` → ${await run()}`;
    });
  }
}
