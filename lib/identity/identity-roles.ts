import type { IRole } from 'aws-cdk-lib/aws-iam';

/** A role for the users whose ID token has a claim of a certain value. */
export interface RoleOfClaim {
  /** 1 to 64 characters. */
  readonly claim: string;
  /** 1 to 128 characters. */
  readonly value: string;
  readonly role: IRole;
}

/** The roles that an identity pool hands out, and what it tells of the user to each session. */
export interface IdentityRoles {
  /** For everybody who signed in, but those who have another. */
  readonly role: IRole;
  /** In place of it, for users with such a claim; 25 at most. */
  readonly rolesOfClaim: readonly RoleOfClaim[];
  /** The session's tags, and the claims of the ID token that they come from. */
  readonly principalTags: Readonly<Record<string, string>>;
}
