import type { IRole } from 'aws-cdk-lib/aws-iam';

/** Roles for users whose ID token has a claim of a certain value. */
export interface RolesByClaim {
  /** 1 to 64 characters. */
  readonly claim: string;
  /** 1 to 25, each with its value of 1 to 128 characters. */
  readonly roles: readonly { readonly value: string; readonly role: IRole }[];
}

/** The roles that an identity pool hands out, and what it tells of the user to each session. */
export interface IdentityRoles {
  /** For everybody who signed in, but those who have another. */
  readonly role: IRole;
  /** In place of it, where some have another. */
  readonly rolesByClaim: RolesByClaim | undefined;
  /** The session's tags, and the claims of the ID token that they come from. */
  readonly principalTags: Readonly<Record<string, string>>;
}
