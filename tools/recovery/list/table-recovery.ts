/** A backup of a table, of either kind. */
export interface TableBackup {
  /** `onDemand`: of DynamoDB; `recoveryPoint`: of AWS Backup. */
  readonly kind: 'onDemand' | 'recoveryPoint';
  readonly arn: string;
  /** When it was made, ISO 8601. */
  readonly created: string;
  /** Such as `AVAILABLE` or `COMPLETED`. */
  readonly status: string;
  readonly sizeBytes: number | undefined;
  /** The vault of a recovery point. */
  readonly vaultName: string | undefined;
}

/** What a table can be restored to. */
export interface TableRecovery {
  /** In the stage file. */
  readonly id: string;
  readonly tableName: string;
  readonly tableArn: string;
  /** False if it was deleted. Its backups can be restored all the same. */
  readonly exists: boolean;
  /** The earliest and latest time of point-in-time recovery, ISO 8601; null without it. */
  readonly pointInTime: { readonly earliest: string; readonly latest: string } | null;
  /** The latest first. */
  readonly backups: readonly TableBackup[];
}

/** The settings of AWS Backup in the account and Region; null where AWS reports none. */
export interface BackupSettings {
  /** Whether backup plans include DynamoDB. */
  readonly isOptedIn: boolean | null;
  /** Advanced DynamoDB backup: recovery points are encrypted with the key of the vault, and can be copied. */
  readonly isAdvanced: boolean | null;
}

/** What the tables of a stage can be restored to. */
export interface StageRecovery {
  readonly stackName: string;
  readonly account: string;
  readonly region: string;
  readonly awsBackup: BackupSettings;
  readonly tables: readonly TableRecovery[];
}
