import type { StackEvent } from '@aws-sdk/client-cloudformation';
import { entriesByName, type Template } from './template';

/** A stack whose first deployment failed. The CDK deletes it before the next one, which protection prevents. */
export interface FailedCreation {
  /** `ROLLBACK_COMPLETE` or `ROLLBACK_FAILED`. */
  readonly status: string;
  readonly isProtected: boolean;
  /** The logical ID of the resource that failed first, and why; undefined if the events do not say. */
  readonly cause: string | undefined;
  readonly leftBehind: readonly LeftBehind[];
}

/** A resource that the rollback retained, or could not delete. */
export interface LeftBehind {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string;
  /** Where a table has replicas. */
  readonly replicaRegions: readonly string[];
}

/** The logical ID and the reason of the resource whose creation failed first; `events` are the latest first. */
export function causeOf(events: readonly StackEvent[]): string | undefined {
  const failed = events.findLast(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED');
  return failed && `${failed.LogicalResourceId}: ${failed.ResourceStatusReason ?? 'no reason'}`;
}

/** What was left behind by events, the latest first. */
export function leftBehind(
  events: readonly StackEvent[],
  template: Template,
  region: string,
): LeftBehind[] {
  const latest = new Map<string, StackEvent>();
  for (const event of events.toReversed()) latest.set(event.LogicalResourceId ?? '', event);
  return [...latest.values()].flatMap((event) => {
    const { LogicalResourceId: logicalId, ResourceType: type = '' } = event;
    const { PhysicalResourceId: physicalId, ResourceStatus: status = '' } = event;
    if (!/^DELETE_(SKIPPED|FAILED)$/.test(status)) return [];
    if (logicalId === undefined || physicalId === undefined) return [];
    const replicaRegions = regionsOf(template, logicalId).filter((one) => one !== region);
    return [{ logicalId, type, physicalId, replicaRegions }];
  });
}

/** The regions of a table that has replicas; then its stack has a concrete region. */
function regionsOf({ Resources = {} }: Template, logicalId: string): string[] {
  const resource = Resources[logicalId];
  const regions = resource ? [...entriesByName(resource, 'Replicas', 'Region').keys()] : [];
  return regions.length > 1 ? regions : [];
}
