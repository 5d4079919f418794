import {
  paginateListStackResources,
  type CloudFormationClient,
  type StackResourceSummary,
} from '@aws-sdk/client-cloudformation';
import { entriesByName, type Template } from './template';

/** A resource that the rollback of a creation retained, or could not delete. */
export interface LeftBehind {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string;
  /** Where a table has replicas. */
  readonly replicaRegions: readonly string[];
}

/** What the failed creation of a stack left behind. */
export async function leftBehind(
  client: CloudFormationClient,
  StackName: string,
  template: Template,
): Promise<LeftBehind[]> {
  const region = await client.config.region();
  const left: LeftBehind[] = [];
  for await (const page of paginateListStackResources({ client }, { StackName })) {
    left.push(
      ...(page.StackResourceSummaries ?? []).flatMap((one) => remains(one, template, region)),
    );
  }
  return left;
}

function remains(
  { LogicalResourceId, ResourceType, PhysicalResourceId, ResourceStatus }: StackResourceSummary,
  { Resources = {} }: Template,
  region: string,
): LeftBehind[] {
  if (!/^DELETE_(SKIPPED|FAILED)$/.test(ResourceStatus ?? '')) return [];
  if (LogicalResourceId === undefined || PhysicalResourceId === undefined) return [];
  const resource = Resources[LogicalResourceId];
  // A table with replicas names the region of its stack too; without replicas that may be a reference.
  const regions = resource ? [...entriesByName(resource, 'Replicas', 'Region').keys()] : [];
  return [
    {
      logicalId: LogicalResourceId,
      type: ResourceType ?? '',
      physicalId: PhysicalResourceId,
      replicaRegions: regions.length > 1 ? regions.filter((one) => one !== region) : [],
    },
  ];
}
