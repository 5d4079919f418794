import {
  paginateListStackResources,
  type CloudFormationClient,
} from '@aws-sdk/client-cloudformation';

/** A resource of a deployed stack. */
export interface StackResource {
  readonly type: string;
  /** What `Ref` gives for most types. */
  readonly physicalId: string;
}

/** The resources of a deployed stack by their logical IDs. */
export async function stackResources(
  client: CloudFormationClient,
  stackName: string,
): Promise<Readonly<Record<string, StackResource>>> {
  const resources: Record<string, StackResource> = {};
  for await (const page of paginateListStackResources({ client }, { StackName: stackName })) {
    for (const summary of page.StackResourceSummaries ?? []) {
      const { LogicalResourceId, ResourceType, PhysicalResourceId, ResourceStatus } = summary;
      // What an update has removed is still listed.
      if (/^DELETE_(COMPLETE|SKIPPED)$/.test(ResourceStatus ?? '')) continue;
      if (LogicalResourceId === undefined || PhysicalResourceId === undefined) continue;
      resources[LogicalResourceId] = { type: ResourceType ?? '', physicalId: PhysicalResourceId };
    }
  }
  return resources;
}
