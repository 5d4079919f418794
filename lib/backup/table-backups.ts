import { CfnBackupPlan, CfnBackupSelection, CfnBackupVault } from 'aws-cdk-lib/aws-backup';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Fn, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { namedTables } from '../access/table-names';
import { NAME_CHARACTERS } from '../aws/backup-limits';
import { DEFAULT_KEEP_DAYS, type TableBackupsProps, type VaultLock } from './backup-props';
import { backupRole } from './backup-role';
import { cronExpression } from './backup-schedule';
import { vaultKey } from './vault-key';

/**
 * Defines backups of tables by AWS Backup: a vault (`AWS::Backup::BackupVault`) with a KMS key of its own
 * (`AWS::KMS::Key`), a plan (`AWS::Backup::BackupPlan`), the selection of the tables by ARN
 * (`AWS::Backup::BackupSelection`), and a role (`AWS::IAM::Role`) for backups and restores.
 *
 * Vault and key are kept when the stack is deleted, and with them the backups. They are deleted only if the deployment
 * that creates them fails, when no backup exists.
 *
 * @throws {Error} if the tables exceed a quota of IAM
 */
export class TableBackups extends Construct {
  /** The vault with the backups. */
  readonly vault: CfnBackupVault;
  /** The role with which AWS Backup backs the tables up and restores them. */
  readonly role: IRole;

  constructor(scope: Construct, id: string, props: TableBackupsProps) {
    super(scope, id);
    const { tables, lock, copyTo } = props;
    const key = vaultKey(this);
    // Not BackupVault, which refuses equal bounds of a lock.
    this.vault = new CfnBackupVault(this, 'Vault', {
      backupVaultName: vaultName(Stack.of(this)),
      encryptionKeyArn: key.keyArn,
      lockConfiguration: lock && lockConfiguration(lock),
    });
    this.vault.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    this.role = backupRole(this, {
      tables: namedTables(tables),
      vaultArn: this.vault.attrBackupVaultArn,
      vaultKey: key,
      copyToArn: copyTo?.vaultArn,
    });
    const plan = new CfnBackupPlan(this, 'Plan', {
      backupPlan: {
        backupPlanName: Stack.of(this).stackName.slice(0, NAME_CHARACTERS),
        backupPlanRule: [planRule(this.vault.attrBackupVaultName, props)],
      },
    });
    new CfnBackupSelection(this, 'Selection', {
      backupPlanId: plan.ref,
      backupSelection: {
        selectionName: 'Tables',
        iamRoleArn: this.role.roleArn,
        resources: tables.map(({ table }) => table.tableArn),
      },
    });
  }
}

/**
 * The name of the stack and the end of its ID. A vault that an earlier stack of this name left behind has another name,
 * so that the stack can be created again.
 */
function vaultName({ stackName, stackId }: Stack): string {
  const uuid = Fn.select(2, Fn.split('/', stackId));
  const end = Fn.select(4, Fn.split('-', uuid));
  return `${stackName.slice(0, NAME_CHARACTERS - UUID_END - 1)}-${end}`;
}

/** The characters of a UUID after its last hyphen. */
const UUID_END = 12;

function lockConfiguration({ minDays, maxDays, graceDays }: VaultLock) {
  return { minRetentionDays: minDays, maxRetentionDays: maxDays, changeableForDays: graceDays };
}

/** Without cold storage, in which AWS bills at least 90 days. */
function planRule(
  targetBackupVault: string,
  { schedule = 'daily', keepDays = DEFAULT_KEEP_DAYS, copyTo }: TableBackupsProps,
): CfnBackupPlan.BackupRuleResourceTypeProperty {
  const lifecycle = { deleteAfterDays: keepDays };
  return {
    ruleName: 'Scheduled',
    targetBackupVault,
    scheduleExpression: cronExpression(schedule),
    lifecycle,
    copyActions: copyTo && [{ destinationBackupVaultArn: copyTo.vaultArn, lifecycle }],
  };
}
