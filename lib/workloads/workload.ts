import { Stack, type Duration, type RemovalPolicy } from 'aws-cdk-lib/core';
import { InstanceProfile, Role, type IInstanceProfile, type IRole } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { grantPermissions, type UsableTable } from '../access/grant-permissions';
import { managedPolicies } from '../access/managed-policies';
import type { Permission } from '../access/permission';
import type { PolicyHolder } from '../access/quota-error';
import { GRANT_ACTIONS, GRANT_NAMES, type Grant } from './grant-actions';
import { FunctionLogGroup } from './log-group';
import { workloadPrincipal, type RunsOn } from './trust-policy';

/** What a workload may do with one table. */
export interface WorkloadTable {
  readonly table: UsableTable;
  readonly grant: Grant;
}

export interface WorkloadProps {
  /** Which service gives it the credentials. */
  readonly runsOn: RunsOn;
  /** The tables, and what may be done with each. */
  readonly tables: readonly WorkloadTable[];
  /** 1 to 12 hours; the services that run workloads choose their own all the same. @default Duration.hours(1) */
  readonly maxSessionDuration?: Duration | undefined;
  /** Whether the log group of a Lambda function outlives the stack. */
  readonly removalPolicy: RemovalPolicy;
}

/**
 * Defines the role of an application that runs on AWS (`AWS::IAM::Role`), and what goes with it: the instance profile of
 * a virtual machine, the log group of a Lambda function.
 *
 * The role admits the one service, and allows the grants on the tables, their indexes and keys, and nothing else; no
 * access key exists.
 *
 * @throws {Error} where the tables are too many for IAM's quotas
 */
export class Workload extends Construct {
  readonly role: IRole;
  /** Where it runs on EC2. */
  readonly instanceProfile: IInstanceProfile | undefined;
  /** Where it runs on Lambda. */
  readonly logGroup: ILogGroup | undefined;

  constructor(scope: Construct, id: string, props: WorkloadProps) {
    super(scope, id);
    const { runsOn, tables, maxSessionDuration, removalPolicy } = props;
    const logs =
      runsOn === 'lambda' ? new FunctionLogGroup(this, 'LogGroup', { removalPolicy }) : undefined;
    // In this order, because tables are what is added.
    const permissions = [...(logs ? [logs.writePermission()] : []), ...tables.flatMap(granted)];
    this.role = new Role(this, 'Resource', {
      description: `Assumed by ${SERVICES[runsOn]} for an application that uses the tables of this stack`,
      assumedBy: workloadPrincipal(runsOn, Stack.of(this)),
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

function granted({ table, grant }: WorkloadTable): Permission[] {
  return grantPermissions({ table, named: GRANT_NAMES[grant], actions: GRANT_ACTIONS[grant] });
}

function holder(id: string): PolicyHolder {
  return {
    name: `the workload ${id}`,
    fix: 'Give it fewer tables, give tables and indexes shorter names, or split it into two workloads.',
  };
}

const SERVICES: Readonly<Record<RunsOn, string>> = {
  ec2: 'Amazon EC2',
  lambda: 'AWS Lambda',
  ecs: 'Amazon ECS tasks',
  eks: 'Amazon EKS Pod Identity',
};
