import { timeToLiveOf, type Template } from './template';

/** Warnings about changes that CloudFormation makes in place, and whose effect on data may be unexpected. */
export function changeWarnings(deployed: Template, wanted: Template): string[] {
  return Object.entries(deployed.Resources ?? {}).flatMap(([logicalId, from]) => {
    const to = wanted.Resources?.[logicalId];
    const attribute = timeToLiveOf(from);
    if (attribute === undefined || !to || timeToLiveOf(to) !== undefined) return [];
    return [
      `${logicalId}: timeToLive is removed. Items are no longer deleted at the time in "${attribute}". Another attribute can be set after up to one hour, when aws dynamodb describe-time-to-live prints DISABLED.`,
    ];
  });
}
