import {
  Annotations,
  CfnOutput,
  RemovalPolicy,
  Stack,
  Tags,
  type CfnElement,
} from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { AuthenticatedRole } from './access/authenticated-role';
import type { UsableTable } from './access/grant-permissions';
import { stageWarnings } from './stage/warnings';
import { isLarge } from './stage/is-large';
import type { StageConfig } from './stage/schema/stage-schema';
import { connectorConstructId, tableConstructId, workloadConstructId } from './stage/construct-ids';
import { stageConfigInput } from './stage/stage-config-input';
import { Connector } from './connectors/connector';
import { existingUserPool } from './identity/existing-user-pool';
import { IdentityPool } from './identity/identity-pool';
import { NewUserPool } from './identity/new-user-pool';
import type { UserPoolConnection } from './identity/user-pool-connection';
import { connectorOutputs } from './outputs/connector-outputs';
import { shareOutputs } from './outputs/share-outputs';
import { stackOutputs } from './outputs/stack-outputs';
import { tableOutputs } from './outputs/table-outputs';
import { workloadOutputs } from './outputs/workload-outputs';
import { AccessTable } from './table/access-table';
import { Workload } from './workloads/workload';

/**
 * Defines everything that one stage file asks for: the tables, the pools, and who may do what.
 *
 * @throws {Error} where the stage was not checked and asks for what AWS does not have or allow
 */
export class AccessStack extends Stack {
  constructor(scope: Construct, stage: StageConfig) {
    const retained = stage.removalPolicy === 'retain';
    super(scope, stage.stackName, {
      stackName: stage.stackName,
      description:
        'Direct, least-privilege access to DynamoDB tables for the signed-in users of a user pool',
      env: stage.env,
      terminationProtection: stage.terminationProtection ?? retained,
      tags: stage.tags,
      suppressTemplateIndentation: isLarge(stageConfigInput(stage)),
    });
    const removalPolicy = retained ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    // The stack's own tags reach only what CloudFormation tags by itself; these are in the template, for all to read.
    Object.entries(stage.tags).forEach(([key, value]) => Tags.of(this).add(key, value));

    const tables = Object.entries(stage.tables).map(([id, options]) => {
      const name = tableConstructId(id);
      const { table, encryptionKey } = new AccessTable(this, name, { options, removalPolicy });
      const { actions, rows } = options;
      const indexNames = Object.keys(options.indexes);
      return { id, name, table, encryptionKey, actions, rows, indexNames };
    });
    const userPool = this.userPool(stage, removalPolicy);
    const identityPool = new IdentityPool(this, 'IdentityPool', {
      userPool,
      identityPoolName: stage.identity.identityPoolName,
      classicFlow: stage.identity.classicFlow,
      removalPolicy,
    });
    const { identityPoolId } = identityPool;
    const roles = new AuthenticatedRole(this, 'AuthenticatedRole', {
      identityPoolId,
      tables,
      roleName: stage.identity.roleName,
      tenantClaim: stage.identity.tenantClaim,
      tenants: Object.entries(stage.tenants).map(([id, tenant]) => ({ id, ...tenant })),
      maxSessionDuration: stage.sessions.maxDuration,
      revokeIssuedBefore: stage.sessions.revokeIssuedBefore,
    });
    identityPool.attachRoles(roles);

    const workloads = this.workloads(stage, tables, removalPolicy);
    const connectors = this.connectors(stage, tables);

    stageWarnings(stage).forEach(({ id, message }) =>
      Annotations.of(this).addWarningV2(`dynamodb-direct-access:${id}`, message),
    );
    const outputs = {
      ...stackOutputs({ region: this.region, userPool, identityPoolId, roles }),
      ...shareOutputs('Table', tableOutputs(tables), this),
      ...shareOutputs('Workload', workloadOutputs(workloads), this),
      ...shareOutputs('Connector', connectorOutputs(connectors, this), this),
    };
    Object.entries(outputs).forEach(([id, output]) => new CfnOutput(this, id, output));
  }

  private userPool(stage: StageConfig, removalPolicy: RemovalPolicy): UserPoolConnection {
    const { tenantClaim } = stage.identity;
    const { userPoolId, userPoolClientId, ...options } = stage.identity.userPool;
    return userPoolId !== undefined && userPoolClientId !== undefined
      ? existingUserPool(this, { userPoolId, userPoolClientId })
      : new NewUserPool(this, 'UserPool', { options, tenantClaim, removalPolicy });
  }

  private workloads(
    { workloads, sessions }: StageConfig,
    tables: readonly TableOfStage[],
    removalPolicy: RemovalPolicy,
  ) {
    return Object.entries(workloads).map(([id, options]) => ({
      id,
      workload: new Workload(this, workloadConstructId(id), {
        runsOn: options.runsOn,
        tables: Object.entries(options.tables).map(([tableId, grant]) => ({
          table: tableOf(tables, tableId),
          grant,
        })),
        maxSessionDuration: options.maxSessionDuration ?? sessions.maxDuration,
        removalPolicy,
      }),
    }));
  }

  private connectors({ connectors }: StageConfig, tables: readonly TableOfStage[]) {
    return Object.entries(connectors).map(([id, options]) => ({
      id,
      options,
      connector: new Connector(this, connectorConstructId(id), {
        ...options,
        tables: options.tables.map((tableId) => tableOf(tables, tableId)),
      }),
    }));
  }

  /** The construct path without a hash, so that a reviewer reads `OrdersTable`; the CDK refuses two that are equal. */
  protected override allocateLogicalId(element: CfnElement): string {
    const path = element.node.path.slice(this.node.path.length).split('/');
    return path.filter((id) => id !== 'Resource').join('');
  }
}

interface TableOfStage extends UsableTable {
  readonly id: string;
}

function tableOf(tables: readonly TableOfStage[], id: string): UsableTable {
  const table = tables.find((one) => one.id === id);
  if (table) return table;
  throw new Error(
    `received the table "${id}"; expected one of ${tables.map((one) => one.id).join(', ')}; check the stage before`,
  );
}
