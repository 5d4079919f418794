import type { ExternalManagedPolicy, PermissionsBoundary } from '../policies/attached-policies';
import type { PrincipalKind } from '../policies/iam-resource-types';
import type { PolicyStatement } from '../policies/policy-statement';
import type { Location } from '../template/location';
import type { TemplateText } from '../template/template-text';
import type { AccessKey } from './access-keys';

/** A role, user or group with its policies, or a policy that is attached to none. */
export interface Principal {
  /** The logical ID; of one that is not in the template, the name that a policy is attached to. */
  readonly id: string;
  readonly kind: PrincipalKind | 'unattached policy';
  /** Whether it is in the template, so that its trust and limits are known. */
  readonly inTemplate: boolean;
  readonly at: Location;
  /** The return value of `Ref`. */
  readonly name: TemplateText;
  readonly arn: TemplateText;
  /** The trust policy of a role. */
  readonly trust: readonly PolicyStatement[];
  /** In seconds, of a role; undefined where it is unknown, and of others. */
  readonly maxSessionDuration: number | undefined;
  /** The statements of its policies, managed and inline, and of its groups' policies. */
  readonly statements: readonly PolicyStatement[];
  readonly externalManagedPolicies: readonly ExternalManagedPolicy[];
  readonly boundary: PermissionsBoundary | undefined;
  /** Of a user its groups, of a group its users; in the template or not. */
  readonly members: readonly string[];
  readonly tags: readonly IamTag[];
  /** Credentials of a user: its access keys, and whether it has a password. */
  readonly accessKeys: readonly AccessKey[];
  readonly hasPassword: boolean;
  /** Whether `Fn::Transform` adds something to it at deployment, such as further policies. */
  readonly hasTransform: boolean;
}

/** A tag on a role or user. */
export interface IamTag {
  readonly at: Location;
  readonly key: TemplateText;
  readonly value: TemplateText;
}
