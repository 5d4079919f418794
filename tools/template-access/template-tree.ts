import type { JsonObject } from './shapes';

/** A template, with those of its nested stacks that could be read. */
export interface TemplateTree {
  readonly template: JsonObject;
  /** By the logical ID of the nested stack. */
  readonly nested: Readonly<Record<string, TemplateTree>>;
}
