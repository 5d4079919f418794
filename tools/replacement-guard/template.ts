import type { TemplateResource } from '../simulator/template-references';

/** A CloudFormation template, as far as it is compared. */
export interface Template {
  readonly Resources?: Readonly<Record<string, Resource>>;
}

/** A resource of a template, and what becomes of it when it goes. */
export interface Resource extends TemplateResource {
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** What was changed: a property, or a part of one. */
export interface Cause {
  /** The property's name, or a path such as `Schema.email`. */
  readonly property: string;
  /** Undefined where it is new. */
  readonly from: unknown;
  /** Undefined where it is gone. */
  readonly to: unknown;
}
