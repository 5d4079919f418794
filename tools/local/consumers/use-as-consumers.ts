import type { Credentials } from '../../sdk/credentials';
import type { Connection } from '../../check/connection/connection';
import { connectionOf } from '../../check/connection/connection-of';
import { connectionSteps } from '../../check/connection/connection-steps';
import type { ConnectorTrust } from '../../../lib/connectors/connector-trust';
import { connectorOutputNames } from '../../../lib/stage/output-names';
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
    const connection = connectionOf(stage, id, connector, inputs, outputs);
    const key = await accessKeyOf(id, connector.trust, deployed);
    await connect(id, connection, target, key);
  }
}

/** The access key of a connector; undefined where its tool has none. */
async function accessKeyOf(
  id: string,
  { kind }: ConnectorTrust,
  { target, outputs }: DeployedStage,
): Promise<Credentials | undefined> {
  switch (kind) {
    case 'principal':
    case 'certificate':
      return undefined;
    case 'accessKey':
      return step(`${id}: GetSecretValue`, async (shown) => {
        const { secret } = connectorOutputNames(id);
        const key = await keyFromSecret(target, outputs[secret] ?? '');
        shown.title += ` → access key ${key.accessKeyId}`;
        return key;
      });
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
