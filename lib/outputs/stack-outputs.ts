import { CfnOutput, type Stack } from 'aws-cdk-lib/core';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { AUTHENTICATED_ROLE_OUTPUT, groupOutputName, tenantOutputName } from '../access/role-names';
import type { IdentityPool } from '../identity/identity-pool';
import type { IdentityRoles } from '../identity/role-mapping';
import type { UserPoolConnection } from '../identity/user-pool-connection';
import type { AppClientOutput } from '../stage/app-clients';
import type { TableBackups } from '../backup/table-backups';
import {
  BACKUP_OUTPUTS,
  SIGN_IN_OUTPUTS,
  tableOutputNames,
  workloadOutputNames,
} from '../stage/output-names';
import type { Workload } from '../workloads/workload';
import { connectorOutputs, type ConnectorOfStage } from './connector-outputs';
import { shareOutputs } from './shared-outputs';
import { present, type StackOutputs } from './stack-output';

/** The constructs of a stack that have outputs, with their IDs in the stage file. */
export interface OutputSources {
  readonly userPool: UserPoolConnection;
  /** The app clients of the user pool, the default one first. */
  readonly clients: readonly AppClientOutput[];
  readonly identityPool: IdentityPool;
  readonly roles: IdentityRoles;
  /** The names of the groups that are in the user pool already, whose role an administrator sets. */
  readonly existingGroups: readonly string[];
  readonly tables: readonly { readonly id: string; readonly table: ITable }[];
  readonly workloads: readonly { readonly id: string; readonly workload: Workload }[];
  readonly connectors: readonly ConnectorOfStage[];
  readonly backups: TableBackups | undefined;
}

/** Adds the outputs of a stack (`CfnOutput`). Names and order do not depend on other sections of the stage file. */
export function addOutputs(stack: Stack, sources: OutputSources): void {
  const outputs = {
    ...identityOutputs(stack, sources),
    ...shareOutputs('Client', clientOutputs(sources), stack),
    ...shareOutputs('Group', groupOutputs(sources), stack),
    ...shareOutputs('Table', tableOutputs(sources), stack),
    ...shareOutputs('Workload', workloadOutputs(sources), stack),
    ...shareOutputs('Connector', connectorOutputs(sources.connectors, stack), stack),
    ...backupOutputs(sources),
  };
  for (const [name, output] of Object.entries(outputs)) {
    new CfnOutput(stack, name, output);
  }
}

/** The Region, the pools, and the roles of signed-in users. */
function identityOutputs({ region }: Stack, sources: OutputSources): StackOutputs {
  const { userPool, identityPool, roles } = sources;
  return {
    [SIGN_IN_OUTPUTS.region]: { value: region, description: 'Region of the pools and tables' },
    [SIGN_IN_OUTPUTS.userPool]: {
      value: userPool.userPoolId,
      description: 'User pool whose users may sign in',
    },
    [SIGN_IN_OUTPUTS.client]: {
      value: userPool.userPoolClientIds[0],
      description: 'App client that a browser or phone signs in with',
    },
    [SIGN_IN_OUTPUTS.identityPool]: {
      value: identityPool.identityPoolId,
      description: 'Identity pool that gives signed-in users AWS credentials',
    },
    [AUTHENTICATED_ROLE_OUTPUT]: {
      value: roles.role.roleArn,
      description: 'Role of signed-in users',
    },
    ...Object.fromEntries(
      (roles.rolesByClaim?.roles ?? []).map(({ value: tenant, role }) => [
        tenantOutputName(tenant),
        { value: role.roleArn, description: `Role of signed-in users of the tenant ${tenant}` },
      ]),
    ),
  };
}

/** The IDs of the additional app clients. */
function clientOutputs({ clients, userPool }: OutputSources): StackOutputs {
  const ofEach = clients.flatMap(({ id, output }, position) => {
    const value = userPool.userPoolClientIds[position] ?? '';
    return id === undefined ? [] : [[output, { value, description: `App client ${id}` }] as const];
  });
  return Object.fromEntries(ofEach);
}

/** The roles of groups. */
function groupOutputs({ roles: { groups = [] }, existingGroups }: OutputSources): StackOutputs {
  return Object.fromEntries(
    groups.map(({ groupName, role }) => {
      const toSet = existingGroups.includes(groupName)
        ? ', which exists already. Set this ARN as its role: aws cognito-idp update-group --role-arn'
        : '';
      const description = `Role of signed-in users in the group ${groupName}${toSet}`;
      return [groupOutputName(groupName), { value: role.roleArn, description }];
    }),
  );
}

/** The names and ARNs of tables. */
function tableOutputs({ tables }: OutputSources): StackOutputs {
  const ofEach = tables.flatMap(({ id, table }) => {
    const { name, arn } = tableOutputNames(id);
    return [
      [name, { value: table.tableName, description: `Name of the table ${id}` }],
      [arn, { value: table.tableArn, description: `ARN of the table ${id}` }],
    ];
  });
  return Object.fromEntries(ofEach) as StackOutputs;
}

/** The role, instance profile and log group of each workload. */
function workloadOutputs({ workloads }: OutputSources): StackOutputs {
  const ofEach = workloads.map(({ id, workload: { role, instanceProfile, logGroup } }) => {
    const names = workloadOutputNames(id);
    return present({
      [names.role]: { value: role.roleArn, description: `Role of the workload ${id}` },
      [names.instanceProfile]: {
        value: instanceProfile?.instanceProfileArn,
        description: `Instance profile of the workload ${id}`,
      },
      [names.logGroup]: {
        value: logGroup?.logGroupName,
        description: `Log group that the function of the workload ${id} names in its LoggingConfig`,
      },
    });
  });
  return Object.assign({}, ...ofEach) as StackOutputs;
}

/** The vault with the backups, and the role that restores them. */
function backupOutputs({ backups }: OutputSources): StackOutputs {
  return present({
    [BACKUP_OUTPUTS.vault]: {
      value: backups?.vault.attrBackupVaultName,
      description: 'Vault with the backups of the tables',
    },
    [BACKUP_OUTPUTS.role]: {
      value: backups?.role.roleArn,
      description: 'Role with which AWS Backup backs up and restores the tables',
    },
  });
}
