import { passwordOf, type UserRequest } from './user-request';

/** A user of the pool as it is. */
export interface ExistingUser {
  /** Such as `CONFIRMED`, or `FORCE_CHANGE_PASSWORD` for a user who has not signed in yet. */
  readonly status: string;
  readonly isEnabled: boolean;
  readonly tenant: string | undefined;
  /** Not read without a group in the request. */
  readonly groups: readonly string[];
}

/** One change of a user. */
export type UserChange =
  | { readonly kind: 'create' }
  | { readonly kind: 'inviteAgain' }
  | { readonly kind: 'tenant'; readonly from: string | undefined; readonly to: string }
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'password' };

/** The changes that a request makes, in the order in which they are made. */
export function userChanges(
  request: UserRequest,
  existing: ExistingUser | undefined,
): UserChange[] {
  const { tenant, groups, password } = request;
  const toGroups = [...new Set(groups)]
    .filter((group) => !existing?.groups.includes(group))
    .map((group) => ({ kind: 'group', group }) as const);
  const setsPassword = passwordOf(request) !== undefined;
  if (!existing) {
    return [
      { kind: 'create' },
      ...(setsPassword ? [{ kind: 'password' } as const] : []),
      ...toGroups,
    ];
  }
  const changesPassword =
    password.kind === 'given' || (password.kind === 'generated' && password.isAsked);
  const changes: UserChange[] = [
    ...(tenant === undefined || tenant === existing.tenant
      ? []
      : [{ kind: 'tenant', from: existing.tenant, to: tenant } as const]),
    ...toGroups,
    ...(changesPassword ? [{ kind: 'password' } as const] : []),
  ];
  // A temporary password expires. Who asks for another change does not ask for an e-mail.
  const isInvited = existing.status === 'FORCE_CHANGE_PASSWORD' && password.kind === 'invitation';
  return isInvited && changes.length === 0 ? [{ kind: 'inviteAgain' }] : changes;
}

/** What a change does, as the end of a sentence. */
export function describeChange(change: UserChange, { username, tenant }: UserRequest): string {
  switch (change.kind) {
    case 'create':
      return `creates the user ${username}${tenant === undefined ? '' : ` in the tenant ${JSON.stringify(tenant)}`}`;
    case 'inviteAgain':
      return 'sends the invitation again, with a new temporary password';
    case 'tenant':
      return change.from === undefined
        ? `sets the tenant ${JSON.stringify(change.to)}; there is none now`
        : `moves the user from the tenant ${JSON.stringify(change.from)} to ${JSON.stringify(change.to)}`;
    case 'group':
      return `adds the user to the group ${change.group}`;
    case 'password':
      return 'sets the password';
  }
}
