import { ServicePrincipal, type IPrincipal } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';

/** Which service runs a workload, and gives it the credentials of its role. */
export type RunsOn = 'ec2' | 'lambda' | 'ecs' | 'eks';

/**
 * The trusted principal of a workload's role: the service that runs it, for this account where it says for which.
 *
 * EC2 does not say so, and Lambda not reliably; EKS says it by tags of the session. Whoever makes one of them use the
 * role needs `iam:PassRole` in this account in any case.
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
          // ECS cannot be pinned to a cluster. Source: ECS Developer Guide, Task IAM role.
          ArnLike: { 'aws:SourceArn': stack.formatArn({ service: 'ecs', resource: '*' }) },
          StringEquals: { 'aws:SourceAccount': stack.account },
        },
      });
    case 'eks':
      // Source: EKS User Guide, EKS Pod Identity role.
      return new ServicePrincipal('pods.eks.amazonaws.com').withSessionTags();
  }
}
