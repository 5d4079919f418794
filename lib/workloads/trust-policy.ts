import { ServicePrincipal, type IPrincipal } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';

/** The service that runs a workload and assumes its role. */
export type RunsOn = 'ec2' | 'lambda' | 'ecs' | 'eks';

/**
 * The trusted principal of a workload's role: the service that runs it. ECS tasks must be in the account and Region of
 * the stack.
 *
 * EC2 does not send the source account, Lambda not reliably, and EKS as session tags. Attaching the role to any of them
 * needs `iam:PassRole` in this account.
 */
export function workloadPrincipal(runsOn: RunsOn, stack: Stack): IPrincipal {
  switch (runsOn) {
    case 'ec2':
      return new ServicePrincipal('ec2.amazonaws.com');
    case 'lambda':
      return new ServicePrincipal('lambda.amazonaws.com');
    case 'ecs':
      return new ServicePrincipal('ecs-tasks.amazonaws.com', {
        conditions: {
          // ECS does not send the cluster. Source: ECS Developer Guide, Task IAM role.
          ArnLike: { 'aws:SourceArn': stack.formatArn({ service: 'ecs', resource: '*' }) },
          StringEquals: { 'aws:SourceAccount': stack.account },
        },
      });
    case 'eks':
      // Source: EKS User Guide, EKS Pod Identity role.
      return new ServicePrincipal('pods.eks.amazonaws.com').withSessionTags();
  }
}
