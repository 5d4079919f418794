import type { DeployedGroup } from './group-roles';
import type { DeployedIdentityPool } from './identity-pool';
import type { PolicyDocument } from './policy-document';

/**
 * The policies and settings that determine access in a stack, with all references resolved: from a template, or read
 * from the deployed stack. Logical IDs identify roles, users and pools; an unknown ID is an error.
 */
export interface Deployment {
  /** 12 digits. */
  readonly account: string;
  readonly region: string;
  /** The logical IDs of all roles. */
  readonly roles: readonly string[];
  readonly principal: (logicalId: string) => DeployedPrincipal;
  readonly identityPool: () => DeployedIdentityPool;
  /** The groups of the user pool, if the identity pool maps roles by token. */
  readonly groups: () => readonly DeployedGroup[];
  /** The attributes that users can write with an app client, by its ID; undefined for all. */
  readonly writableAttributes: (clientId: string) => readonly string[] | undefined;
  /** The policy on a KMS key or table of the stack, by its ARN. */
  readonly resourcePolicy: (arn: string) => PolicyDocument | undefined;
}

/** An IAM role or user. */
export interface DeployedPrincipal {
  readonly arn: string;
  /** A role's trust policy; undefined for users. */
  readonly trust: PolicyDocument | undefined;
  /** All of its policies, managed and inline. */
  readonly policies: readonly PolicyDocument[];
  readonly tags: Readonly<Record<string, string>>;
  /** In seconds; undefined for users. */
  readonly maxSessionDuration: number | undefined;
  /** The ARN of the permissions boundary. */
  readonly permissionsBoundary: string | undefined;
  /** The policy of the permissions boundary. @default - none, or not known */
  readonly boundaryPolicy?: PolicyDocument | undefined;
}
