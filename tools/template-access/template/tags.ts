import { asList, asObject, asText, type JsonObject } from './json-values';
import type { Location } from './location';
import type { TemplateText } from './template-text';

/** A tag of a resource or of a stack. */
export interface Tag {
  readonly at: Location;
  readonly key: TemplateText;
  readonly value: TemplateText;
}

/** The tags of a resource's property `Tags`. */
export function tagsOf(resource: string, { Tags }: JsonObject): readonly Tag[] {
  return asList(Tags).map((tag, position) => ({
    at: { resource, property: `Properties.Tags[${position}]` },
    key: asText(asObject(tag).Key) ?? '',
    value: asText(asObject(tag).Value) ?? '',
  }));
}

/** The tags of a resource and of its stack. A tag of the resource takes the place of one with the same key. */
export function withStackTags(own: readonly Tag[], ofStack: readonly Tag[]): readonly Tag[] {
  const keys = new Set(own.map(({ key }) => key.toLowerCase()));
  return [...own, ...ofStack.filter(({ key }) => !keys.has(key.toLowerCase()))];
}
