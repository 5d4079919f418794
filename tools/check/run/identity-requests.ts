import { UpdateUserAttributesCommand } from '@aws-sdk/client-cognito-identity-provider';
import { hasOwnRole } from '../../../lib/access/tenant-sessions';
import {
  AUTHENTICATED_ROLE_OUTPUT,
  groupOutputName,
  tenantOutputName,
} from '../../../lib/access/role-names';
import { ownEntry } from '../../../lib/aws/own-entry';
import { IAM_DEFAULT_SESSION } from '../../../lib/aws/session-limits';
import type { TemporaryCredentials } from '../../sdk/credentials';
import type { IdentityProbe, PresentedToken } from '../probes/probe';
import { assumeRoleWithWebIdentity, IdentityPoolClient, type Login } from './identity-client';
import { foreignToken, tamperedToken, tokenOfAnotherClient } from './invalid-tokens';
import type { ProbeContext } from './probe-context';
import { userNamed, type SignedInProbeUser } from './signed-in-probe-user';

/**
 * Sends the request of an identity probe. Credentials that a user is expected to get are kept for the item probes.
 *
 * @returns a summary of the response, without secrets
 */
export async function sendIdentityRequest(
  probe: IdentityProbe,
  context: ProbeContext,
): Promise<string> {
  const user = userNamed(context.users, probe.who);
  const login = loginOf(probe.shows, context, user);
  const pool = new IdentityPoolClient(context.identities, context.identityPoolId, login);
  switch (probe.action) {
    case 'GetId':
      return newIdentity(pool, context);
    case 'UpdateUserAttributes':
      await moveToAnotherTenant(context, user.accessToken);
      return 'the tenant attribute was changed';
    case 'GetOpenIdToken':
      await pool.getOpenIdToken(user.identityId);
      return 'a token for the classic flow';
    case 'GetCredentialsForIdentity': {
      const { roleOfTenant, roleOfGroup } = probe;
      const roleArn =
        roleOfTenant === undefined && roleOfGroup === undefined
          ? undefined
          : requestedRole(probe, context).roleArn;
      const identityId = await identityFor(probe, context, pool, user);
      return keepCredentials(probe, user, await pool.getCredentials(identityId, roleArn));
    }
    case 'AssumeRoleWithWebIdentity': {
      const openIdToken = await pool.getOpenIdToken(user.identityId);
      const role = { ...requestedRole(probe, context), openIdToken };
      return keepCredentials(probe, user, await assumeRoleWithWebIdentity(context.sts, role));
    }
  }
}

async function newIdentity(pool: IdentityPoolClient, context: ProbeContext): Promise<string> {
  const identityId = await pool.getId();
  context.deleteIdentityLater(identityId);
  return identityId;
}

/** A caller without a valid token requests a new identity, and if denied uses that of a user. */
async function identityFor(
  { shows }: IdentityProbe,
  context: ProbeContext,
  pool: IdentityPoolClient,
  user: SignedInProbeUser,
): Promise<string> {
  if (shows === 'their ID token') return user.identityId;
  try {
    return await newIdentity(pool, context);
  } catch {
    return user.identityId;
  }
}

async function moveToAnotherTenant(
  { stage, userPools }: ProbeContext,
  AccessToken: string,
): Promise<void> {
  const UserAttributes = [{ Name: stage.identity.tenantClaim, Value: 'check-tenant-moved' }];
  await userPools.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes }));
}

function loginOf(
  shows: PresentedToken,
  { provider, target }: ProbeContext,
  { idToken }: SignedInProbeUser,
): Login | undefined {
  switch (shows) {
    case 'their ID token':
      return { provider, idToken };
    case 'no token':
      return undefined;
    case 'a tampered ID token':
      return { provider, idToken: tamperedToken(idToken) };
    case 'a token of another app client':
      return { provider, idToken: tokenOfAnotherClient(idToken) };
    case 'a token of another user pool':
      return foreignToken(target.region);
  }
}

/** The role that a client requests, with its maximum session duration. */
function requestedRole(
  { roleOfTenant, roleOfGroup }: IdentityProbe,
  { stage, outputs }: ProbeContext,
) {
  if (roleOfGroup !== undefined) {
    const { maxDuration = IAM_DEFAULT_SESSION } = stage.sessions;
    return { roleArn: outputs[groupOutputName(roleOfGroup)] ?? '', durationSeconds: maxDuration };
  }
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

function keepCredentials(
  { expected }: IdentityProbe,
  user: SignedInProbeUser,
  credentials: TemporaryCredentials,
): string {
  if (expected === 'allowed') user.credentials = credentials;
  return `credentials until ${credentials.expiration.toISOString()}`;
}
