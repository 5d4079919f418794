import {
  paginateDescribeScalableTargets,
  paginateDescribeScalingPolicies,
  type ApplicationAutoScalingClient,
  type ScalableTarget,
  type ScalingPolicy,
} from '@aws-sdk/client-application-auto-scaling';
import type { TableDescription } from '@aws-sdk/client-dynamodb';
import type { Autoscaling } from './table-settings';

const ServiceNamespace = 'dynamodb' as const;

/** The resource of a table in Application Auto Scaling; of an index, with `/index/<name>` behind it. */
export function scalableResource(tableName: string): string {
  return `table/${tableName}`;
}

/** The autoscaling of a table and its indexes; none of an on-demand table, which is not looked up. */
export async function readAutoscaling(
  client: ApplicationAutoScalingClient,
  table: TableDescription,
): Promise<Record<string, Autoscaling>> {
  const { TableName = '', BillingModeSummary, GlobalSecondaryIndexes = [] } = table;
  if (BillingModeSummary?.BillingMode === 'PAY_PER_REQUEST') return {};
  const resource = scalableResource(TableName);
  const indexes = GlobalSecondaryIndexes.map(
    ({ IndexName = '' }) => `${resource}/index/${IndexName}`,
  );
  const targets = await targetsOf(client, [resource, ...indexes]);
  const found: Record<string, Autoscaling> = {};
  for (const target of targets) {
    const place = `${String(target.ResourceId).slice(resource.length)} ${target.ScalableDimension}`;
    found[place] = { target: targetInput(target), policies: await policiesOf(client, target) };
  }
  return found;
}

async function targetsOf(client: ApplicationAutoScalingClient, ResourceIds: string[]) {
  const targets: ScalableTarget[] = [];
  const query = { ServiceNamespace, ResourceIds };
  for await (const page of paginateDescribeScalableTargets({ client }, query)) {
    targets.push(...(page.ScalableTargets ?? []));
  }
  return targets;
}

/** Without `RoleARN`: AWS uses its service-linked role, as for every table. */
function targetInput(target: ScalableTarget): Autoscaling['target'] {
  const { ScalableDimension, MinCapacity, MaxCapacity, SuspendedState } = target;
  return { ServiceNamespace, ScalableDimension, MinCapacity, MaxCapacity, SuspendedState };
}

async function policiesOf(
  client: ApplicationAutoScalingClient,
  { ResourceId, ScalableDimension }: ScalableTarget,
): Promise<Autoscaling['policies']> {
  const policies: ScalingPolicy[] = [];
  const query = { ServiceNamespace, ResourceId, ScalableDimension };
  for await (const page of paginateDescribeScalingPolicies({ client }, query)) {
    policies.push(...(page.ScalingPolicies ?? []));
  }
  return policies.map((policy) => ({
    ServiceNamespace,
    ScalableDimension: policy.ScalableDimension,
    PolicyName: policy.PolicyName,
    PolicyType: policy.PolicyType,
    TargetTrackingScalingPolicyConfiguration: policy.TargetTrackingScalingPolicyConfiguration,
  }));
}
