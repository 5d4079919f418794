import { isIntrinsic } from '../template/intrinsic-functions';
import {
  isObject,
  asObject,
  ownOf,
  asText,
  asTexts,
  type JsonObject,
} from '../template/json-values';
import type { Location } from '../template/location';

/** A resource of a SAM type, with what `Globals` adds to it. */
export interface SamResource {
  readonly id: string;
  readonly type: string;
  readonly properties: JsonObject;
  /** The resource attributes that SAM copies to the resources that it generates for it. */
  readonly passed: { readonly Condition?: unknown };
  /** The location of a property, which can be in `Globals`. */
  readonly placeOf: (property: string) => Location;
}

const SAM_TYPE = 'AWS::Serverless::';

export function isSamType(type: string): boolean {
  return type.startsWith(SAM_TYPE);
}

export function samResource(id: string, written: JsonObject, template: JsonObject): SamResource {
  const type = asText(written.Type) ?? '';
  const section = type.slice(SAM_TYPE.length);
  const general = globalsOf(section, written, template);
  const own = asObject(written.Properties);
  return {
    id,
    type,
    properties: asObject(merged(general, own)),
    passed: written.Condition === undefined ? {} : { Condition: written.Condition },
    placeOf: (property) =>
      Object.hasOwn(general, property) && !Object.hasOwn(own, property)
        ? { resource: '', property: `Globals.${section}.${property}` }
        : { resource: id, property: `Properties.${property}` },
  };
}

/** `IgnoreGlobals` names the properties to leave out, or all by `*`. */
function globalsOf(section: string, written: JsonObject, template: JsonObject): JsonObject {
  const general = asObject(ownOf(asObject(template.Globals), section));
  const ignored = asTexts(written.IgnoreGlobals);
  if (ignored.includes('*')) return {};
  return Object.fromEntries(Object.entries(general).filter(([key]) => !ignored.includes(key)));
}

/**
 * Maps are merged, lists joined, and other values are replaced.
 *
 * Source: AWS SAM Developer Guide, Globals section of the AWS SAM template.
 */
function merged(general: unknown, own: unknown): unknown {
  if (Array.isArray(general) && Array.isArray(own))
    return [...(general as unknown[]), ...(own as unknown[])];
  if (!isObject(general) || !isObject(own) || isIntrinsic(general) || isIntrinsic(own)) return own;
  const both = Object.entries(own).map(([key, value]) => [
    key,
    Object.hasOwn(general, key) ? merged(general[key], value) : value,
  ]);
  return { ...general, ...Object.fromEntries(both) };
}
