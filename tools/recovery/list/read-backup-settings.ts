import { DescribeRegionSettingsCommand, type BackupClient } from '@aws-sdk/client-backup';
import type { BackupSettings } from './table-recovery';

/** The name of DynamoDB in the settings of AWS Backup. */
const DYNAMODB = 'DynamoDB';

/** Reads the settings of AWS Backup for DynamoDB, which no CloudFormation template can set. */
export async function readBackupSettings(client: BackupClient): Promise<BackupSettings> {
  const { ResourceTypeOptInPreference: optedIn, ResourceTypeManagementPreference: advanced } =
    await client.send(new DescribeRegionSettingsCommand({}));
  return { isOptedIn: optedIn?.[DYNAMODB] ?? null, isAdvanced: advanced?.[DYNAMODB] ?? null };
}
