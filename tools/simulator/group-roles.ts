/** A group of a user pool. */
export interface DeployedGroup {
  readonly name: string;
  /** The lowest number comes first; undefined comes last. */
  readonly precedence: number | undefined;
  /** The ARN of the role of its members; undefined if it has none. */
  readonly role: string | undefined;
}

/** What an ID token says about the roles of a user's groups. */
export interface TokenRoles {
  /** `cognito:roles`, as ARNs. */
  readonly roles: readonly string[];
  /** `cognito:preferred_role`; undefined if groups of one precedence have different roles. */
  readonly preferred: string | undefined;
}

/**
 * The roles in the ID token of a user in groups, as Cognito derives them from the groups of the pool. A local AWS may
 * leave these claims out.
 *
 * Source: Cognito user pools API reference, CreateGroup, Precedence.
 */
export function tokenRoles(groups: readonly DeployedGroup[], names: readonly string[]): TokenRoles {
  const withRole = groups.filter(({ name, role }) => names.includes(name) && role !== undefined);
  const order = ({ precedence = Infinity }: DeployedGroup) => precedence;
  const first = Math.min(...withRole.map(order));
  const all = withRole.flatMap(({ role }) => role ?? []);
  const preferred = new Set(withRole.filter((one) => order(one) === first).map(({ role }) => role));
  return {
    roles: [...new Set(all)],
    preferred: preferred.size === 1 ? [...preferred][0] : undefined,
  };
}
