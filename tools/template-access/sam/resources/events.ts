import { asObject, asText, type JsonObject } from '../../template/json-values';
import { within, type Location } from '../../template/location';
import type { SamResource } from '../sam-resource';

/** An event of a function or a state machine. */
export interface SamEvent {
  /** The logical ID of the resource that SAM generates for it. */
  readonly id: string;
  readonly type: string;
  readonly properties: JsonObject;
  readonly at: Location;
}

export function eventsOf({ id, properties, placeOf }: SamResource): readonly SamEvent[] {
  return Object.entries(asObject(properties.Events)).map(([name, written]) => ({
    id: id + name,
    type: asText(asObject(written).Type) ?? '',
    properties: asObject(asObject(written).Properties),
    at: within(placeOf('Events'), name),
  }));
}
