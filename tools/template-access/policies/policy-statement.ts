import type { Location } from '../template/location';
import type { TemplateText } from '../template/template-text';
import { isAboutData } from './actions';

/** A statement of a policy: references resolved, single values as lists of one. */
export interface PolicyStatement {
  readonly at: Location;
  readonly sid: TemplateText | undefined;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: Selection;
  readonly resources: Selection;
  /** Of trust and resource policies; undefined in an identity-based policy. */
  readonly principals: StatementPrincipals | undefined;
  readonly conditions: readonly Condition[];
}

/** Patterns with `*` and `?`: what they cover, or where `except` is set everything else. */
export interface Selection {
  readonly patterns: readonly TemplateText[];
  /** `NotAction`, `NotResource`. */
  readonly except: boolean;
}

/** The `Principal` element of a statement. */
export interface StatementPrincipals {
  /** By kind: `AWS`, `Service`, `Federated`, `CanonicalUser`; a bare `*` is `AWS`. */
  readonly named: readonly { readonly kind: string; readonly name: TemplateText }[];
  /** `NotPrincipal`. */
  readonly except: boolean;
}

/** One condition key of a statement, with its operator and values. */
export interface Condition {
  /** As it is written, such as `ForAllValues:StringLike`. */
  readonly operator: string;
  readonly key: string;
  readonly values: readonly TemplateText[];
}

/** Whether a statement is, or may be, about tables or keys. One with principals is about the resource that it stands on. */
export function decidesAboutData({
  actions,
  principals,
}: Omit<PolicyStatement, 'effect'>): boolean {
  return principals !== undefined || actions.except || actions.patterns.some(isAboutData);
}
