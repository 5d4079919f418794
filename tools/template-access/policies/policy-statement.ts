import type { Location } from '../template/location';
import type { TemplateText } from '../template/template-text';
import { isAboutData } from './actions';

/** A policy statement with resolved references, and single values as lists. */
export interface PolicyStatement {
  readonly at: Location;
  readonly sid: TemplateText | undefined;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: Selection;
  readonly resources: Selection;
  /** Only in trust and resource-based policies; undefined in identity-based policies. */
  readonly principals: StatementPrincipals | undefined;
  readonly conditions: readonly Condition[];
}

/** Patterns with `*` and `?`: everything they match, or everything else if `except` is set. */
export interface Selection {
  readonly patterns: readonly TemplateText[];
  /** `NotAction`, `NotResource`. */
  readonly except: boolean;
}

/** The `Principal` element of a statement. */
export interface StatementPrincipals {
  /** Kinds: `AWS`, `Service`, `Federated`, `CanonicalUser`; a bare `*` is `AWS`. */
  readonly named: readonly { readonly kind: string; readonly name: TemplateText }[];
  /** `NotPrincipal`. */
  readonly except: boolean;
}

/** One condition key of a statement, with its operator and values. */
export interface Condition {
  /** As written in the policy, such as `ForAllValues:StringLike`. */
  readonly operator: string;
  readonly key: string;
  readonly values: readonly TemplateText[];
}

/** Whether a statement affects tables or KMS keys, or possibly does. With principals, it affects its own resource. */
export function decidesAboutData({
  actions,
  principals,
}: Omit<PolicyStatement, 'effect'>): boolean {
  return principals !== undefined || actions.except || actions.patterns.some(isAboutData);
}
