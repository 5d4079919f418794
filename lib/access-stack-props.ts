import { Duration, RemovalPolicy, type StackProps } from 'aws-cdk-lib/core';
import type { UsableTable } from './access/grant-permissions';
import type { TableAccess } from './access/item-policy';
import type { SignedInAccessProps, SignedInGroup } from './access/signed-in-access';
import type { ConnectorProps } from './connectors/connector';
import type { ConnectorOptions, StageConfig, WorkloadOptions } from './stage/schema/stage-schema';
import type { WorkloadProps } from './workloads/workload';

/** A table of the stage and what signed-in users may do with it. */
export interface TableOfStage extends TableAccess, UsableTable {
  readonly id: string;
  /** Whether the backup plan of the stage includes it, if there is one. */
  readonly isBackedUp: boolean;
}

/** Templates with more tables, workloads and connectors are not indented: they are smaller, and too long to read. */
const MAX_INDENTED = 100;

/** The properties of the stack, of which those of the stage come first. */
export function stackProps(stage: StageConfig, props: StackProps): StackProps {
  const { stackName, env, tags, terminationProtection, tables, workloads, connectors } = stage;
  const entries = [tables, workloads, connectors].flatMap((section) => Object.keys(section));
  return {
    ...props,
    stackName,
    description:
      props.description ??
      'Direct, least-privilege access to DynamoDB tables for the signed-in users of a user pool',
    env: { ...props.env, ...env },
    terminationProtection:
      terminationProtection ??
      props.terminationProtection ??
      removalPolicy(stage) === RemovalPolicy.RETAIN,
    tags: { ...props.tags, ...tags },
    suppressTemplateIndentation: props.suppressTemplateIndentation ?? entries.length > MAX_INDENTED,
  };
}

/** Whether data is kept or deleted with the stack. */
export function removalPolicy(stage: StageConfig): RemovalPolicy {
  return REMOVAL_POLICIES[stage.removalPolicy];
}

const REMOVAL_POLICIES: Readonly<Record<StageConfig['removalPolicy'], RemovalPolicy>> = {
  retain: RemovalPolicy.RETAIN,
  destroy: RemovalPolicy.DESTROY,
};

/** The props of the identity pool, and of the roles of signed-in users and groups. */
export function signedInProps(
  stage: StageConfig,
  tables: readonly TableOfStage[],
): Omit<SignedInAccessProps, 'userPool'> {
  const { identity, sessions, tenants } = stage;
  return {
    identityPoolName: identity.identityPoolName,
    classicFlow: identity.classicFlow,
    removalPolicy: removalPolicy(stage),
    tables,
    groups: groupAccess(stage, tables),
    roleName: identity.roleName,
    tenantClaim: identity.tenantClaim,
    tenants: Object.entries(tenants).map(([id, tenant]) => ({
      id,
      revokeIssuedBefore: time(tenant.revokeIssuedBefore),
      maxSessionDuration: seconds(tenant.maxSessionDuration),
    })),
    maxSessionDuration: seconds(sessions.maxDuration),
    revokeIssuedBefore: time(sessions.revokeIssuedBefore),
  };
}

/** The grants of each group, on tables of the stage. A group that is in the user pool already has no precedence. */
function groupAccess({ groups }: StageConfig, tables: readonly TableOfStage[]): SignedInGroup[] {
  return Object.entries(groups).map(([groupName, group]) => ({
    groupName,
    precedence: group.precedence,
    tables: Object.entries(group.tables).map(([id, grant]) => ({
      ...tableOf(tables, id),
      ...grant,
    })),
  }));
}

/** The props of a workload, whose sessions last as long as those of signed-in users unless it says otherwise. */
export function workloadProps(
  stage: StageConfig,
  options: WorkloadOptions,
  tables: readonly TableOfStage[],
): WorkloadProps {
  return {
    runsOn: options.runsOn,
    tables: Object.entries(options.tables).map(([id, grant]) => ({
      ...tableOf(tables, id),
      grant,
    })),
    clusterArn: options.cluster,
    namespace: options.namespace,
    serviceAccount: options.serviceAccount,
    maxSessionDuration: seconds(options.maxSessionDuration ?? stage.sessions.maxDuration),
    removalPolicy: removalPolicy(stage),
  };
}

/** The props of a connector. */
export function connectorProps(
  options: ConnectorOptions,
  tables: readonly TableOfStage[],
): ConnectorProps {
  return {
    ...options,
    maxSessionDuration: seconds(options.maxSessionDuration),
    expires: time(options.expires),
    tables: options.tables.map((id) => tableOf(tables, id)),
  };
}

/** @throws {Error} if the stage was not validated and has no such table */
function tableOf(tables: readonly TableOfStage[], id: string): TableOfStage {
  const table = tables.find((one) => one.id === id);
  if (table) return table;
  throw new Error(
    `Unknown table "${id}". Defined tables: ${tables.map((one) => one.id).join(', ')}.`,
  );
}

function seconds(duration: number | undefined): Duration | undefined {
  return duration === undefined ? undefined : Duration.seconds(duration);
}

function time(iso: string | undefined): Date | undefined {
  return iso === undefined ? undefined : new Date(iso);
}
