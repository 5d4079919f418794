import { Role, ServicePrincipal, type IRole } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { deployedTableArn } from '../access/deployed-length';
import type { NamedTable } from '../access/grant-permissions';
import { keyPermissions } from '../access/key-permissions';
import { managedPolicies } from '../access/managed-policies';
import type { Permission } from '../access/permission';
import { acknowledgeWildcard } from '../aws/acknowledge';
import { WRITE_THROUGH_KEY } from '../table/key-actions';
import { GRANT_FOR_SERVICES } from '../table/key-policy';
import { RESTORED } from './restored-table-name';
import { vaultPermissions, type BackupVaults } from './vault-permissions';

/** What the role of AWS Backup is for. */
export interface BackupRoleProps extends BackupVaults {
  readonly tables: readonly NamedTable[];
}

/**
 * Defines the role (`AWS::IAM::Role`) with which AWS Backup backs the tables up, copies the backups, and restores them
 * into new tables whose names begin with that of the table and `-restored-`. It reaches no item of the tables themselves.
 *
 * The trust policy has no `aws:SourceAccount`: AWS does not document that AWS Backup sends it, and only principals of
 * this account can pass the role.
 *
 * Sources: the AWS managed policies AWSBackupServiceRolePolicyForBackup and AWSBackupServiceRolePolicyForRestores;
 * DynamoDB Developer Guide, Using IAM with DynamoDB backup and restore.
 *
 * @throws {Error} if the tables exceed a quota of IAM
 */
export function backupRole(scope: Construct, props: BackupRoleProps): IRole {
  const permissions = [
    ...vaultPermissions(Stack.of(scope), props),
    ...props.tables.flatMap(ofTable),
  ];
  // Called by the constructor of the construct that owns it.
  // eslint-disable-next-line awscdk/require-passing-this
  const role = new Role(scope, 'Role', {
    description: 'Assumed by AWS Backup to back up and restore the tables of this stack',
    assumedBy: new ServicePrincipal('backup.amazonaws.com'),
  });
  const description = 'What AWS Backup may do with the tables of this stack and their backups';
  managedPolicies(role, HOLDER, { Policy: { description, permissions } }).forEach((policy) =>
    role.addManagedPolicy(policy),
  );
  acknowledgeWildcards(role, permissions);
  return role;
}

/** Wildcards in ARNs of resources that do not exist at deployment: recovery points, backups and restored tables. */
function acknowledgeWildcards(role: IRole, permissions: readonly Permission[]): void {
  const resources = new Set(permissions.map(({ resource }) => resource));
  [...resources]
    .filter((resource) => resource.includes('*'))
    .forEach((resource) => acknowledgeWildcard(role, resource, NOT_YET));
}

const NOT_YET =
  'AWS Backup gives recovery points their IDs, and the names of restored tables end with the time of the restore.';

const HOLDER = {
  name: 'the role of AWS Backup',
  fix: 'Back up fewer tables, or move some into another stage file with the same identity.userPool.',
};

/**
 * Absent: `DeleteBackup`. It would reach on-demand backups too. Only in an account without advanced DynamoDB backup are
 * the backups of AWS Backup backups of DynamoDB, and there AWS Backup deletes them with its service-linked role.
 */
const BACK_UP = [
  'dynamodb:CreateBackup',
  'dynamodb:DescribeTable',
  'dynamodb:ListTagsOfResource',
  // AWS does not document whether it is authorized on the table of the backup or on the new one.
  'dynamodb:RestoreTableFromAwsBackup',
  'dynamodb:StartAwsBackupJob',
] as const;

/**
 * DynamoDB authorizes a restore as reads and writes of the new table. The list is that of AWS's managed policy for
 * restores, not of our grants: without one of these actions a restore can fail.
 */
const RESTORE = [
  'dynamodb:BatchWriteItem',
  'dynamodb:DeleteItem',
  'dynamodb:DescribeTable',
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:Query',
  'dynamodb:RestoreTableFromAwsBackup',
  'dynamodb:Scan',
  'dynamodb:UpdateItem',
] as const;

function ofTable(table: NamedTable): Permission[] {
  const { name: about, table: source } = table;
  const on = (suffix: string) => ({
    about,
    resource: `${source.tableArn}${suffix}`,
    longestResource: `${deployedTableArn(source)}${suffix}`,
  });
  return [
    { ...on(''), sid: (name) => `BackUp${name}`, actions: BACK_UP },
    {
      ...on('/backup/*'),
      sid: (name) => `DescribeBackupsOf${name}`,
      actions: ['dynamodb:DescribeBackup'],
    },
    { ...on(`${RESTORED}*`), sid: (name) => `Restore${name}`, actions: RESTORE },
    ...keyPermissions(table, WRITE_THROUGH_KEY),
    ...descriptionOfKey(table),
    ...grantsOfKey(table),
  ];
}

/** AWS Backup describes the key itself, not through DynamoDB. */
function descriptionOfKey(table: NamedTable): Permission[] {
  const sid = (name: string) => `DescribeKeyOf${name}`;
  return keyPermissions(table, ['kms:DescribeKey']).map((read) => ({
    ...read,
    sid,
    conditions: undefined,
  }));
}

/** DynamoDB creates the restored table with the key of the table, for which it needs a grant of its own. */
function grantsOfKey(table: NamedTable): Permission[] {
  const sid = (name: string) => `LetDynamoDBUseKeyOf${name}`;
  return keyPermissions(table, ['kms:CreateGrant'], GRANT_FOR_SERVICES).map((grant) => ({
    ...grant,
    sid,
  }));
}
