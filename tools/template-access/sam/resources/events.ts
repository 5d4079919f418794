import { objectOf, textOf, type JsonObject } from '../../template/json-values';
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
  return Object.entries(objectOf(properties.Events)).map(([name, written]) => ({
    id: id + name,
    type: textOf(objectOf(written).Type) ?? '',
    properties: objectOf(objectOf(written).Properties),
    at: within(placeOf('Events'), name),
  }));
}
