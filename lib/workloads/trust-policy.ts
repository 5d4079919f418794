import { ServicePrincipal, type IPrincipal } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { fromPods, type AdmittedPods } from './admitted-pods';

/** The service that runs a workload and assumes its role. */
export type RunsOn = 'ec2' | 'lambda' | 'ecs' | 'eks';

/**
 * The trusted principal of a workload's role: the service that runs it. ECS tasks must be in the account and Region of
 * the stack, and EKS pods be those that are admitted.
 *
 * EC2 does not send the source account, and Lambda not reliably. Attaching the role to any of the services needs
 * `iam:PassRole` in this account.
 */
export function workloadPrincipal(runsOn: RunsOn, stack: Stack, pods: AdmittedPods): IPrincipal {
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
      return new ServicePrincipal('pods.eks.amazonaws.com', {
        conditions: fromPods(pods),
      }).withSessionTags();
  }
}
