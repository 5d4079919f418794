import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import { BackupClient } from '@aws-sdk/client-backup';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { clientConfig, type AwsTarget } from '../sdk/client-config';

/** The caller's clients for backups and restores. */
export interface RecoveryClients {
  readonly dynamoDb: DynamoDBClient;
  readonly scaling: ApplicationAutoScalingClient;
  readonly backup: BackupClient;
  /** Clients of the same caller in another Region. */
  readonly inRegion: <T>(
    region: string,
    use: (clients: RecoveryClients) => Promise<T>,
  ) => Promise<T>;
}

/**
 * A restore lasts longer than any throttling or lost connection should. The SDK waits up to 20 seconds between attempts.
 */
const MAX_ATTEMPTS = 10;

/** Opens clients for a function and closes them afterwards. */
export async function withRecoveryClients<T>(
  target: AwsTarget,
  use: (clients: RecoveryClients) => Promise<T>,
): Promise<T> {
  const config = { ...clientConfig(target), maxAttempts: MAX_ATTEMPTS };
  const clients = {
    dynamoDb: new DynamoDBClient(config),
    scaling: new ApplicationAutoScalingClient(config),
    backup: new BackupClient(config),
  };
  const inRegion: RecoveryClients['inRegion'] = (region, useThere) =>
    withRecoveryClients({ ...target, region }, useThere);
  try {
    return await use({ ...clients, inRegion });
  } finally {
    Object.values(clients).forEach((client) => {
      client.destroy();
    });
  }
}
