import { Duration, RemovalPolicy, type StackProps } from 'aws-cdk-lib/core';
import type { AuthenticatedRoleProps } from './access/authenticated-role';
import type { UsableTable } from './access/grant-permissions';
import type { TableAccess } from './access/item-policy';
import type { SignedInGroup } from './access/signed-in-access';
import type { StageConfig } from './stage/schema/stage-schema';

/** A table of the stage and what signed-in users may do with it. */
export interface TableOfStage extends TableAccess, UsableTable {
  readonly id: string;
  /** Whether the backup plan of the stage includes it, if there is one. */
  readonly isBackedUp: boolean;
}

/** @throws {Error} if the stage was not validated and has no such table */
export function tableOf(tables: readonly TableOfStage[], id: string): TableOfStage {
  const table = tables.find((one) => one.id === id);
  if (table) return table;
  throw new Error(
    `Unknown table "${id}". Defined tables: ${tables.map((one) => one.id).join(', ')}.`,
  );
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

/** The props of the authenticated role from the stage file, besides identity pool and tables. */
export function roleProps({
  identity,
  sessions: { maxDuration, revokeIssuedBefore },
  tenants,
}: StageConfig): Omit<AuthenticatedRoleProps, 'identityPoolId' | 'tables' | 'groups'> {
  return {
    roleName: identity.roleName,
    tenantClaim: identity.tenantClaim,
    tenants: Object.entries(tenants).map(([id, tenant]) => ({
      id,
      revokeIssuedBefore: time(tenant.revokeIssuedBefore),
      maxSessionDuration: seconds(tenant.maxSessionDuration),
    })),
    maxSessionDuration: seconds(maxDuration),
    revokeIssuedBefore: time(revokeIssuedBefore),
  };
}

/** The grants of each group, on tables of the stage. A group that is in the user pool already has no precedence. */
export function groupAccess(
  { groups }: StageConfig,
  tables: readonly TableOfStage[],
): SignedInGroup[] {
  return Object.entries(groups).map(([groupName, group]) => ({
    groupName,
    precedence: group.precedence,
    tables: Object.entries(group.tables).map(([id, grant]) => ({
      ...tableOf(tables, id),
      ...grant,
    })),
  }));
}

/** A duration of the stage file. */
export function seconds(duration: number | undefined): Duration | undefined {
  return duration === undefined ? undefined : Duration.seconds(duration);
}

/** A time of the stage file. */
export function time(iso: string | undefined): Date | undefined {
  return iso === undefined ? undefined : new Date(iso);
}
