import type { ExternalManagedPolicy, PermissionsBoundary } from '../policies/attached-policies';
import type { PrincipalKind } from '../policies/iam-resource-types';
import type { PolicyStatement } from '../policies/policy-statement';
import type { Location } from '../template/location';
import type { TemplateText } from '../template/template-text';
import type { Tag } from '../template/tags';
import type { AccessKey } from './access-keys';

/** A role, user or group with its policies, or an unattached policy. */
export interface Principal {
  /** The logical ID; outside the template, the name that a policy is attached to. */
  readonly id: string;
  readonly kind: PrincipalKind | 'unattached policy';
  /** Whether it is in the template, so that its trust policy and permissions boundary are known. */
  readonly inTemplate: boolean;
  readonly at: Location;
  /** The return value of `Ref`. */
  readonly name: TemplateText;
  readonly arn: TemplateText;
  /** The trust policy of a role. */
  readonly trust: readonly PolicyStatement[];
  /** The role's maximum session duration in seconds; undefined if unknown, and for users and groups. */
  readonly maxSessionDuration: number | undefined;
  /** The statements of its managed and inline policies, and of its groups' policies. */
  readonly statements: readonly PolicyStatement[];
  readonly externalManagedPolicies: readonly ExternalManagedPolicy[];
  readonly boundary: PermissionsBoundary | undefined;
  /** The groups of a user, or the users of a group, including those outside the template. */
  readonly members: readonly string[];
  /** Its tags, and those of its stack. */
  readonly tags: readonly Tag[];
  /** The access keys of a user. */
  readonly accessKeys: readonly AccessKey[];
  /** Whether a user has a console password. */
  readonly hasPassword: boolean;
  /** Whether `Fn::Transform` adds to it at deployment, such as policies. */
  readonly hasTransform: boolean;
}
