import { Stack, type CfnElement, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { signedInAccess } from './access/signed-in-access';
import { annotate } from './access-stack-annotations';
import {
  connectorProps,
  removalPolicy,
  signedInProps,
  stackProps,
  workloadProps,
  type TableOfStage,
} from './access-stack-props';
import { acknowledgeNoBackup } from './aws/acknowledge';
import { TableBackups } from './backup/table-backups';
import { Connector } from './connectors/connector';
import { USER_POOL } from './identity/construct-ids';
import { NewUserPool } from './identity/new-user-pool';
import { existingUserPool, type UserPoolConnection } from './identity/user-pool-connection';
import { addOutputs } from './outputs/stack-outputs';
import { appClients, existingClientIds } from './stage/app-clients';
import {
  BACKUP_CONSTRUCT_ID,
  connectorConstructId,
  workloadConstructId,
  tableConstructId,
} from './stage/construct-ids';
import type { StageConfig, TableOptions } from './stage/schema/stage-schema';
import { AccessTable } from './table/access-table';
import { existingTable } from './table/existing-table';
import { RestoredTable } from './table/restored-table';
import { Workload } from './workloads/workload';

/** A stage, and properties of its stack that the stage does not set. */
export interface AccessStackProps extends StackProps {
  /** The stage, as `loadStage` and `validateStage` return it. */
  readonly stage: StageConfig;
}

/**
 * Defines the stack of one stage file: tables, user pool, identity pool, authenticated role, groups, workloads,
 * connectors and backups.
 *
 * @throws {Error} if policies exceed a quota of IAM, or the stage was not validated and is invalid
 * @example
 * const stage = loadStage('config/prod.json');
 * new AccessStack(app, stage.stackName, { stage });
 */
export class AccessStack extends Stack {
  constructor(scope: Construct, id: string, { stage, ...props }: AccessStackProps) {
    super(scope, id, stackProps(stage, props));
    const tables = this.tables(stage);
    const userPool = this.userPool(stage);
    const { identityPool, roles } = signedInAccess(this, {
      userPool,
      ...signedInProps(stage, tables),
    });
    const workloads = this.workloads(stage, tables);
    const connectors = this.connectors(stage, tables);
    const backups = this.backups(stage, tables);
    addOutputs(this, {
      ...{ userPool, identityPool, roles, tables, workloads, connectors, backups },
      clients: appClients(stage.identity.userPool),
      existingGroups: Object.keys(stage.groups).filter((name) => stage.groups[name]?.existing),
    });
    annotate(this, stage);
  }

  private tables(stage: StageConfig): TableOfStage[] {
    return Object.entries(stage.tables).map(([id, config]) => {
      const { actions, rows, queryIndexes, existing, backup, ...options } = config;
      const name = tableConstructId(id);
      const { table, encryptionKey } = existing
        ? this.existingTable(name, existing, stage)
        : new AccessTable(this, name, { ...options, removalPolicy: removalPolicy(stage) });
      const indexNames = Object.keys(options.indexes);
      const isBackedUp = backup !== false;
      return {
        id,
        name,
        table,
        encryptionKey,
        actions,
        rows,
        queryIndexes,
        indexNames,
        isBackedUp,
      };
    });
  }

  private existingTable(
    id: string,
    existing: NonNullable<TableOptions['existing']>,
    stage: StageConfig,
  ): Pick<AccessTable, 'table' | 'encryptionKey'> {
    return existing.stackKey === true
      ? new RestoredTable(this, id, { ...existing, removalPolicy: removalPolicy(stage) })
      : existingTable(this, id, existing);
  }

  private userPool(stage: StageConfig): UserPoolConnection {
    const { tenantClaim } = stage.identity;
    const { userPoolId, userPoolClientId, userPoolClientIds, ...options } = stage.identity.userPool;
    const [client, ...others] = existingClientIds({ userPoolClientId, userPoolClientIds });
    return userPoolId !== undefined && client !== undefined
      ? existingUserPool(this, { userPoolId, userPoolClientIds: [client, ...others] })
      : new NewUserPool(this, USER_POOL, {
          ...options,
          tenantClaim,
          removalPolicy: removalPolicy(stage),
        });
  }

  private workloads(stage: StageConfig, tables: readonly TableOfStage[]) {
    return Object.entries(stage.workloads).map(([id, options]) => {
      const props = workloadProps(stage, options, tables);
      return { id, workload: new Workload(this, workloadConstructId(id), props) };
    });
  }

  private connectors(stage: StageConfig, tables: readonly TableOfStage[]) {
    return Object.entries(stage.connectors).map(([id, options]) => {
      const props = connectorProps(options, tables);
      return { id, connector: new Connector(this, connectorConstructId(id), props) };
    });
  }

  private backups({ backup }: StageConfig, tables: readonly TableOfStage[]) {
    if (!backup) return undefined;
    tables
      .filter(({ isBackedUp }) => !isBackedUp)
      .forEach(({ table }) => acknowledgeNoBackup(table));
    return new TableBackups(this, BACKUP_CONSTRUCT_ID, {
      ...backup,
      tables: tables.filter(({ isBackedUp }) => isBackedUp),
    });
  }

  /** The construct path without a hash, such as `OrdersTable`. The CDK rejects equal logical IDs. */
  protected override allocateLogicalId(element: CfnElement): string {
    const path = element.node.path.slice(this.node.path.length).split('/');
    return path.filter((id) => id !== 'Resource').join('');
  }
}
