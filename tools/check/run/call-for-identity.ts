import { UpdateUserAttributesCommand } from '@aws-sdk/client-cognito-identity-provider';
import { hasOwnRole } from '../../../lib/access/tenant-sessions';
import { ownEntry } from '../../../lib/aws/name-patterns';
import { IAM_DEFAULT_SESSION } from '../../../lib/aws/session-limits';
import { AUTHENTICATED_ROLE_OUTPUT, tenantOutputName } from '../../../lib/access/role-names';
import type { ExpiringCredentials } from '../../sdk/credentials';
import type { IdentityProbe, Shown } from '../probe';
import { assumeRole } from './assume-role';
import type { ActiveUser } from './active-user';
import { Identity } from './identity';
import { userOf, type Run } from './run';
import { tampered, tokenOfAnotherPool } from './shown-tokens';

/**
 * Makes the call of a probe for an identity or for credentials, and tells what came back. Credentials that a user gets
 * for themselves are kept for the probes that follow.
 */
export async function callForIdentity(probe: IdentityProbe, run: Run): Promise<string> {
  const user = userOf(run, probe.who);
  const identity = new Identity(
    run.identities,
    run.identityPoolId,
    loginOf(probe.shows, run, user),
  );
  switch (probe.action) {
    case 'GetId': {
      const identityId = await identity.getId();
      run.forgetLater(identityId);
      return identityId;
    }
    case 'UpdateUserAttributes':
      await moveToAnotherTenant(run, user.accessToken);
      return 'the tenant is another now';
    case 'GetOpenIdToken':
      await identity.getOpenIdToken(user.identityId);
      return 'a token for the classic flow';
    case 'GetCredentialsForIdentity': {
      const roleArn = probe.roleOfTenant === undefined ? undefined : roleFor(probe, run).roleArn;
      const identityId = await identityOf(probe, run, identity, user);
      return kept(probe, run, await identity.getCredentials(identityId, roleArn));
    }
    case 'AssumeRoleWithWebIdentity': {
      const openIdToken = await identity.getOpenIdToken(user.identityId);
      const role = { ...roleFor(probe, run), openIdToken };
      return kept(probe, run, await assumeRole(run.sts, role));
    }
  }
}

/** Whoever is no user asks for an identity first, and takes that of a user where they get none. */
async function identityOf(
  { shows }: IdentityProbe,
  run: Run,
  identity: Identity,
  user: ActiveUser,
): Promise<string> {
  if (shows === 'their ID token') return user.identityId;
  try {
    const given = await identity.getId();
    run.forgetLater(given);
    return given;
  } catch {
    return user.identityId;
  }
}

async function moveToAnotherTenant({ stage, userPools }: Run, AccessToken: string): Promise<void> {
  const UserAttributes = [{ Name: stage.identity.tenantClaim, Value: 'check-tenant-moved' }];
  await userPools.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes }));
}

function loginOf(shows: Shown, run: Run, { idToken }: { readonly idToken: string }) {
  const { provider, place } = run;
  switch (shows) {
    case 'their ID token':
      return { provider, idToken };
    case 'no token':
      return undefined;
    case 'a tampered ID token':
      return { provider, idToken: tampered(idToken) };
    case 'a token of another user pool':
      return tokenOfAnotherPool(place.region);
  }
}

/** The role that a client asks for in the classic flow, for as long as it may be. */
function roleFor({ roleOfTenant }: IdentityProbe, { stage, outputs }: Run) {
  const [output, tenant] =
    roleOfTenant === undefined
      ? [AUTHENTICATED_ROLE_OUTPUT, undefined]
      : [tenantOutputName(roleOfTenant), ownEntry(stage.tenants, roleOfTenant)];
  return {
    roleArn: outputs[output] ?? '',
    durationSeconds: hasOwnRole(tenant)
      ? tenant.maxSessionDuration
      : (stage.sessions.maxDuration ?? IAM_DEFAULT_SESSION),
  };
}

function kept({ who, expected }: IdentityProbe, run: Run, given: ExpiringCredentials): string {
  if (expected === 'allowed') userOf(run, who).credentials = given;
  return `credentials until ${given.expiration.toISOString()}`;
}
