import { isSet, asObject, type JsonObject } from '../../template/json-values';
import type { GeneratedResources } from '../generated-resources';
import { generatedRole, type Written } from '../roles/generated-role';
import { readPolicy } from '../roles/written-policies';
import type { SamResource } from '../sam-resource';
import type { SamEvent } from './events';

/** The role by which a service calls what an event starts, with the same tags if `PropagateTags` is set. */
export function eventRole(
  event: SamEvent,
  { passed, properties, placeOf }: SamResource,
  { trust, statement, boundary }: Call,
): GeneratedResources {
  const { Tags, PropagateTags } = properties;
  const hasTags = Tags !== undefined && isSet(PropagateTags ?? false);
  return generatedRole({
    id: `${event.id}Role`,
    at: event.at,
    passed,
    trust,
    written: [readPolicy('document', { Statement: [statement, ...failures(event)] }, event.at)],
    boundary,
    tags: hasTags ? { value: Tags, at: placeOf('Tags') } : undefined,
  });
}

/** Only a schedule sends what it cannot deliver by its role. */
function failures({ id, type, properties }: SamEvent): readonly JsonObject[] {
  if (type !== 'ScheduleV2' || properties.DeadLetterConfig === undefined) return [];
  const { Arn, QueueLogicalId = `${id}Queue` } = asObject(properties.DeadLetterConfig);
  const Resource = Arn ?? { 'Fn::GetAtt': [QueueLogicalId, 'Arn'] };
  return [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource }];
}

interface Call {
  readonly trust: string;
  readonly statement: JsonObject;
  readonly boundary: Written | undefined;
}

/** The permissions boundary of a schedule's role. */
export function boundaryOf({ properties, at }: SamEvent): Written | undefined {
  const { PermissionsBoundary: value } = properties;
  return value === undefined
    ? undefined
    : { value, at: { ...at, property: `${at.property}.Properties.PermissionsBoundary` } };
}
