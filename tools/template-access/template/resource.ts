import type { JsonObject } from './json-values';
import type { Location } from './location';
import type { Tag } from './tags';
import type { TemplateText } from './template-text';

/** A resource with resolved references. */
export interface Resource {
  /** The logical ID, in a nested stack prefixed by the stack's ID and a dot. */
  readonly id: string;
  readonly type: string;
  /** Whether a condition decides that it exists. */
  readonly isConditional: boolean;
  readonly properties: JsonObject;
  /** The tags of its stack, which CloudFormation adds to every resource that supports tags. */
  readonly stackTags: readonly Tag[];
  /** The return value of `Ref`. */
  readonly name: TemplateText;
  /** The return value of `Fn::GetAtt`. */
  readonly attribute: (name: string) => TemplateText;
}

/** An output with resolved references. */
export interface Output {
  /** The name, in a nested stack prefixed by the stack's ID and a dot. */
  readonly id: string;
  readonly at: Location;
  readonly value: unknown;
}

/** The resources and outputs of a template. */
export interface ResourcesAndOutputs {
  readonly resources: readonly Resource[];
  readonly outputs: readonly Output[];
}
