import { RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { InstanceProfile, Role, type IInstanceProfile, type IRole } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { managedPolicies } from '../access/managed-policies';
import { seconds } from '../access/seconds';
import { grantPermissions, type UsableTable } from '../access/grant-permissions';
import { GRANT_ACTIONS, GRANT_NAMES, type Grant } from './grant-actions';
import { OwnLogGroup } from './own-log-group';
import { workloadPrincipal, type RunsOn } from './workload-principal';

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
  /** 3,600 to 43,200 seconds; the services that run workloads choose their own all the same. @default 3600 */
  readonly maxSessionDuration?: number | undefined;
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
      runsOn === 'lambda' ? new OwnLogGroup(this, 'LogGroup', { removalPolicy }) : undefined;
    const ofTables = tables.flatMap(({ table, grant }) =>
      grantPermissions({ table, named: GRANT_NAMES[grant], actions: GRANT_ACTIONS[grant] }),
    );
    this.role = new Role(this, 'Resource', {
      description: `Assumed by ${SERVICES[runsOn]} for an application that uses the tables of this stack`,
      assumedBy: workloadPrincipal(runsOn, Stack.of(this)),
      maxSessionDuration: seconds(maxSessionDuration),
      managedPolicies: managedPolicies(this, {
        Policy: {
          description: 'What an application may do with the tables of this stack',
          permissions: [...ofTables, ...(logs ? [logs.writePermission()] : [])],
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

const SERVICES: Readonly<Record<RunsOn, string>> = {
  ec2: 'Amazon EC2',
  lambda: 'AWS Lambda',
  ecs: 'Amazon ECS tasks',
  eks: 'Amazon EKS Pod Identity',
};
