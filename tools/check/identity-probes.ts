import { tenantsWithRole } from '../../lib/access/tenant-sessions';
import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import type { IdentityOperation, IdentityProbe, ProbeUser } from './probe';

/** Who becomes an identity and gets credentials, and who does not. */
export function identityProbes(stage: StageConfig, users: readonly ProbeUser[]): IdentityProbe[] {
  const { classicFlow } = stage.identity;
  const asked: IdentityOperation = classicFlow
    ? 'AssumeRoleWithWebIdentity'
    : 'GetCredentialsForIdentity';
  const [first] = users;
  const ofUser = (
    { name: who }: ProbeUser,
    probe: Pick<IdentityProbe, 'action' | 'expected'> & Partial<IdentityProbe>,
  ): IdentityProbe => ({
    kind: 'identity',
    who,
    shows: 'their ID token',
    roleOfTenant: undefined,
    ...probe,
  });
  return [
    ...users.map((user) =>
      ofUser(user, {
        action: asked,
        roleOfTenant: classicFlow ? ownRoleOf(stage, user) : undefined,
        expected: getsCredentials(stage, user) ? 'allowed' : 'denied',
      }),
    ),
    ...rolesOfOthers(stage, users).map(([user, roleOfTenant]) =>
      ofUser(user, { action: asked, roleOfTenant, expected: 'denied' }),
    ),
    // In the classic flow alone a client may name the authenticated role, whose sessions may be longer.
    ...(classicFlow ? users.filter((user) => ownRoleOf(stage, user) !== undefined) : []).map(
      (user) => ofUser(user, { action: asked, expected: 'denied' }),
    ),
    ...(first && !classicFlow
      ? [ofUser(first, { action: 'GetOpenIdToken', expected: 'denied' })]
      : []),
    ...movesToAnotherTenant(stage, users).map((user) =>
      ofUser(user, { action: 'UpdateUserAttributes', expected: 'denied' }),
    ),
    ...STRANGERS,
  ];
}

/** A claim that is an attribute of the user pool: another is made by a trigger, and nobody writes it. */
function movesToAnotherTenant(
  { identity: { tenantClaim } }: StageConfig,
  users: readonly ProbeUser[],
): readonly ProbeUser[] {
  const [first] = users;
  return first?.tenant !== undefined && tenantClaim?.startsWith('custom:') ? [first] : [];
}

/** Whether the pool has a role for the user: where roles are mapped by the tenant, a token without one gets none. */
export function getsCredentials(stage: StageConfig, { tenant }: ProbeUser): boolean {
  return tenant !== undefined || stage.identity.classicFlow || withRole(stage).length === 0;
}

const STRANGERS: readonly IdentityProbe[] = (
  ['no token', 'a token of another user pool', 'a tampered ID token'] as const
).flatMap((shows) =>
  (['GetId', 'GetCredentialsForIdentity'] as const).map((action) => ({
    kind: 'identity',
    who: shows === 'no token' ? 'guest' : 'stranger',
    action,
    shows,
    roleOfTenant: undefined,
    expected: 'denied',
  })),
);

function withRole({ tenants }: StageConfig): string[] {
  return tenantsWithRole(tenants);
}

function ownRoleOf(stage: StageConfig, { tenant }: ProbeUser): string | undefined {
  return withRole(stage).find((id) => id === tenant);
}

/** Each user, and a tenant's role that is not theirs. */
function rolesOfOthers(
  stage: StageConfig,
  users: readonly ProbeUser[],
): (readonly [ProbeUser, string])[] {
  return users.flatMap((user) => {
    const other = withRole(stage).find((id) => id !== user.tenant);
    return other === undefined ? [] : [[user, other] as const];
  });
}
