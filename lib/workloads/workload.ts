import { RemovalPolicy, Stack, type Duration } from 'aws-cdk-lib/core';
import { InstanceProfile, Role, type IInstanceProfile, type IRole } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { grantPermissions, type NamedTable, type UsableTable } from '../access/grant-permissions';
import { managedPolicies } from '../access/managed-policies';
import type { Permission } from '../access/permission';
import type { PolicyHolder } from '../access/quota-error';
import { namedTables } from '../access/table-names';
import { allowedValue } from '../aws/allowed-value';
import { assertAdmittedPods, type AdmittedPods } from './admitted-pods';
import { GRANT_ACTIONS, GRANT_NAMES, type Grant } from './grant-actions';
import { FunctionLogGroup } from './log-group';
import { workloadPrincipal, type RunsOn } from './trust-policy';

/** A table and the grant of a workload on it. */
export interface WorkloadTable extends UsableTable {
  /** The names of the global secondary indexes that the application may read, with a grant that reads. @default - none */
  readonly indexNames?: readonly string[] | undefined;
  /** Whether the application reads items, writes them, or both. */
  readonly grant: Grant;
}

/** The service and the tables of a workload; on EKS also the pods that may use its role. */
export interface WorkloadProps extends AdmittedPods {
  /** The service that runs the application and assumes the role. */
  readonly runsOn: RunsOn;
  /** The tables that the application uses, each with its grant. */
  readonly tables: readonly WorkloadTable[];
  /** Maximum session duration, 1 to 12 hours. The services choose their own durations. @default Duration.hours(1) */
  readonly maxSessionDuration?: Duration | undefined;
  /**
   * Whether the log group of a Lambda function is kept or deleted with the stack.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy | undefined;
}

/**
 * Defines the role of an application that runs on AWS (`AWS::IAM::Role`) and its managed policies
 * (`AWS::IAM::ManagedPolicy`). For EC2 also an instance profile (`AWS::IAM::InstanceProfile`), for Lambda a log group
 * (`AWS::Logs::LogGroup`).
 *
 * The trust policy admits one service, and on EKS only the given pods. The policies allow only the grants on the
 * tables, their indexes and KMS keys, and for Lambda writing to the log group. No access key exists.
 *
 * @throws {Error} if the tables exceed a quota of IAM, pods are limited elsewhere than on EKS, or a name or an ARN has
 *   wildcards
 */
export class Workload extends Construct {
  /** The role of the application. */
  readonly role: IRole;
  /** The instance profile; undefined unless it runs on EC2. */
  readonly instanceProfile: IInstanceProfile | undefined;
  /** The log group of the function; undefined unless it runs on Lambda. */
  readonly logGroup: ILogGroup | undefined;

  constructor(scope: Construct, id: string, props: WorkloadProps) {
    super(scope, id);
    const { runsOn, tables, maxSessionDuration, removalPolicy = RemovalPolicy.RETAIN } = props;
    const service = allowedValue('runsOn', SERVICES, runsOn);
    assertAdmittedPods(holder(id).name, runsOn === 'eks', props);
    const logs =
      runsOn === 'lambda' ? new FunctionLogGroup(this, 'LogGroup', { removalPolicy }) : undefined;
    // Tables last: what is added later moves no other permission to another policy.
    const permissions = [
      ...(logs ? [logs.writePermission()] : []),
      ...namedTables(tables).flatMap(granted),
    ];
    this.role = new Role(this, 'Resource', {
      description: `Assumed by ${service} for an application that uses the tables of this stack`,
      assumedBy: workloadPrincipal(runsOn, Stack.of(this), props),
      maxSessionDuration,
      managedPolicies: managedPolicies(this, holder(id), {
        Policy: {
          description: 'What an application may do with the tables of this stack',
          permissions,
        },
      }),
    });
    this.logGroup = logs?.logGroup;
    this.instanceProfile =
      runsOn === 'ec2'
        ? new InstanceProfile(this, 'InstanceProfile', { role: this.role })
        : undefined;
  }
}

function granted({ grant, ...table }: WorkloadTable & NamedTable): Permission[] {
  const actions = allowedValue('grant', GRANT_ACTIONS, grant);
  return grantPermissions({ table, named: GRANT_NAMES[grant], actions });
}

function holder(id: string): PolicyHolder {
  return {
    name: `the workload ${id}`,
    fix: 'Use fewer tables or shorter names of tables and indexes, or split it into two workloads.',
  };
}

const SERVICES: Readonly<Record<RunsOn, string>> = {
  ec2: 'Amazon EC2',
  lambda: 'AWS Lambda',
  ecs: 'Amazon ECS tasks',
  eks: 'Amazon EKS Pod Identity',
};
