import { tenantsWithRole } from '../../../lib/access/tenant-sessions';
import { isCustomAttribute } from '../../../lib/aws/user-pools';
import type { StageConfig } from '../../../lib/stage/schema/stage-schema';
import type { IdentityOperation, IdentityProbe, ProbeUser } from './probe';

/** Probes of who gets an identity and credentials, and for which role. */
export function identityProbes(stage: StageConfig, users: readonly ProbeUser[]): IdentityProbe[] {
  return [
    ...ownRole(stage, users),
    ...rolesOfOtherTenants(stage, users),
    ...authenticatedRoleOfTenants(stage, users),
    ...rolesOfOtherGroups(stage, users),
    ...closedClassicFlow(stage, users),
    ...moveToAnotherTenant(stage, users),
    ...WITHOUT_VALID_TOKEN,
  ];
}

/** Whether the pool assigns the user a role. Role mappings by tenant assign none to a token without a tenant. */
export function getsCredentials(stage: StageConfig, { tenant }: ProbeUser): boolean {
  return tenant !== undefined || stage.identity.classicFlow || withRole(stage).length === 0;
}

function ownRole(stage: StageConfig, users: readonly ProbeUser[]): IdentityProbe[] {
  const { classicFlow } = stage.identity;
  return users.map((user) =>
    withOwnToken(user, credentialsCall(stage), {
      roleOfTenant: classicFlow ? ownRoleOf(stage, user) : undefined,
      expected: getsCredentials(stage, user) ? 'allowed' : 'denied',
    }),
  );
}

/** Each user requests the role of a tenant that is not theirs. */
function rolesOfOtherTenants(stage: StageConfig, users: readonly ProbeUser[]): IdentityProbe[] {
  return users.flatMap((user) => {
    const roleOfTenant = withRole(stage).find((id) => id !== user.tenant);
    return roleOfTenant === undefined
      ? []
      : [withOwnToken(user, credentialsCall(stage), { roleOfTenant })];
  });
}

/** Only in the classic flow can a client choose the authenticated role, whose sessions may be longer than the tenant's. */
function authenticatedRoleOfTenants(
  stage: StageConfig,
  users: readonly ProbeUser[],
): IdentityProbe[] {
  return stage.identity.classicFlow
    ? users
        .filter((user) => ownRoleOf(stage, user) !== undefined)
        .map((user) => withOwnToken(user, credentialsCall(stage)))
    : [];
}

/** A user of each kind, by each app client, requests the role of each group that they are not in. */
function rolesOfOtherGroups({ groups }: StageConfig, users: readonly ProbeUser[]): IdentityProbe[] {
  const others = users.filter(
    ({ group, client }, position) =>
      users.findIndex((one) => one.group === group && one.client === client) === position,
  );
  return others.flatMap((user) =>
    Object.keys(groups)
      .filter((group) => group !== user.group)
      .map((roleOfGroup) => withOwnToken(user, 'GetCredentialsForIdentity', { roleOfGroup })),
  );
}

function closedClassicFlow(stage: StageConfig, users: readonly ProbeUser[]): IdentityProbe[] {
  if (stage.identity.classicFlow) return [];
  return oneOfEachClient(users).map((user) => withOwnToken(user, 'GetOpenIdToken'));
}

/** With each client, only for a claim that is a user pool attribute. Triggers set other claims, and no user can write them. */
function moveToAnotherTenant(
  { identity: { tenantClaim } }: StageConfig,
  users: readonly ProbeUser[],
): IdentityProbe[] {
  if (tenantClaim === undefined || !isCustomAttribute(tenantClaim)) return [];
  return oneOfEachClient(users.filter(({ tenant }) => tenant !== undefined)).map((user) =>
    withOwnToken(user, 'UpdateUserAttributes'),
  );
}

function oneOfEachClient(users: readonly ProbeUser[]): ProbeUser[] {
  return users.filter(
    (user, position) => users.findIndex(({ client }) => client === user.client) === position,
  );
}

const WITHOUT_VALID_TOKEN: readonly IdentityProbe[] = (
  [
    ...(['no token', 'a token of another user pool'] as const),
    ...(['a token of another app client', 'a tampered ID token'] as const),
  ] as const
).flatMap((shows) =>
  (['GetId', 'GetCredentialsForIdentity'] as const).map((action) => ({
    kind: 'identity',
    who: shows === 'no token' ? 'unauthenticated' : 'invalid token',
    action,
    shows,
    roleOfTenant: undefined,
    expected: 'denied',
  })),
);

/** A probe with the user's own ID token; denied unless `more` expects otherwise. */
function withOwnToken(
  { name: who }: ProbeUser,
  action: IdentityOperation,
  more: Partial<Pick<IdentityProbe, 'roleOfTenant' | 'roleOfGroup' | 'expected'>> = {},
): IdentityProbe {
  return {
    kind: 'identity',
    who,
    shows: 'their ID token',
    roleOfTenant: undefined,
    action,
    expected: 'denied',
    ...more,
  };
}

function credentialsCall({ identity }: StageConfig): IdentityOperation {
  return identity.classicFlow ? 'AssumeRoleWithWebIdentity' : 'GetCredentialsForIdentity';
}

function withRole({ tenants }: StageConfig): string[] {
  return tenantsWithRole(tenants);
}

function ownRoleOf(stage: StageConfig, { tenant }: ProbeUser): string | undefined {
  return withRole(stage).find((id) => id === tenant);
}
