import { groupOutputName, tenantOutputName } from '../../../lib/access/role-names';
import { appClients } from '../../../lib/stage/app-clients';
import type { Deployment } from '../../simulator/deployment';
import { classicFlowRoles } from '../../simulator/role-mapping';
import { signIn, type SignIn } from '../../simulator/sign-in';
import type {
  ExpectedOutcome,
  IdentityOperation,
  IdentityProbe,
  PresentedToken,
} from '../probes/probe';
import type { ProbeContext } from './probe-context';
import { userNamed } from './signed-in-probe-user';
import { roleName } from './user-roles';

export interface SimulatedOutcome {
  readonly outcome: ExpectedOutcome;
  /** The policy or setting that allows or denies. */
  readonly detail: string;
}

/** The outcome of an identity probe in Cognito. */
export function simulateIdentityRequest(
  probe: IdentityProbe,
  context: ProbeContext,
  deployment: Deployment,
): SimulatedOutcome | Promise<SimulatedOutcome> {
  return BY_TOKEN[probe.shows](probe, context, deployment);
}

type Simulation = typeof simulateIdentityRequest;

const BY_TOKEN: Readonly<Record<PresentedToken, Simulation>> = {
  'no token': (_probe, _context, deployment) => {
    const { allowsUnauthenticatedIdentities, unauthenticatedRole } = deployment.identityPool();
    const isOpen = allowsUnauthenticatedIdentities || unauthenticatedRole !== undefined;
    return by(isOpen, 'no unauthenticated identities', 'unauthenticated identities are allowed');
  },
  'a token of another user pool': (_probe, { provider }, deployment) => {
    const { providers, otherProviders } = deployment.identityPool();
    const all = [...providers.map(({ name }) => name), ...otherProviders];
    const isOpen = all.some((name) => name !== provider);
    return by(isOpen, 'the user pool is the only provider', 'the pool has other providers');
  },
  'a token of another app client': (_probe, { stage, outputs }, deployment) => {
    const known = appClients(stage.identity.userPool).map(({ output }) => outputs[output]);
    const isOpen = deployment
      .identityPool()
      .providers.some(({ clientId }) => !known.includes(clientId));
    return by(
      isOpen,
      'the app clients of the stage are the only ones',
      'the pool has other clients',
    );
  },
  'a tampered ID token': (_probe, _context, deployment) =>
    by(
      !deployment.identityPool().providers.every(({ checksTokens }) => checksTokens),
      'ServerSideTokenCheck is on',
      'ServerSideTokenCheck is off',
    ),
  'their ID token': (probe, context, deployment) =>
    BY_OPERATION[probe.action](probe, context, deployment),
};

/** With a valid ID token of the user pool. */
const BY_OPERATION: Readonly<Record<IdentityOperation, Simulation>> = {
  GetId: simulateSignIn,
  GetCredentialsForIdentity: simulateSignIn,
  AssumeRoleWithWebIdentity: simulateSignIn,
  GetOpenIdToken: (probe, { users }, deployment) => {
    const { claims } = userNamed(users, probe.who);
    const isOpen = classicFlowRoles(deployment, claims) !== undefined;
    return by(isOpen, 'the classic flow is closed', 'the classic flow is open');
  },
  UpdateUserAttributes: (probe, context, deployment) => {
    const { tenantClaim = '' } = context.stage.identity;
    const attributes = deployment.writableAttributes(clientIdOf(probe, context));
    const isOpen = attributes?.includes(tenantClaim) ?? true;
    return by(
      isOpen,
      'not a write attribute of the app client',
      'a write attribute of the app client',
    );
  },
};

/** The client ID of the app client that the user has signed in with. */
function clientIdOf({ who }: IdentityProbe, { users, stage, outputs }: ProbeContext): string {
  const { client } = userNamed(users, who);
  const own = appClients(stage.identity.userPool).find(({ id }) => id === client);
  return outputs[own?.output ?? ''] ?? '';
}

async function simulateSignIn(
  probe: IdentityProbe,
  context: ProbeContext,
  deployment: Deployment,
): Promise<SimulatedOutcome> {
  const signedIn = await signInAs(probe.who, context, deployment, probe);
  return signedIn.allowed
    ? { outcome: 'allowed', detail: `role ${signedIn.session.role}` }
    : denied(signedIn.deniedBy);
}

function by(isOpen: boolean, closed: string, open: string): SimulatedOutcome {
  return isOpen ? { outcome: 'allowed', detail: open } : denied(closed);
}

function denied(detail: string): SimulatedOutcome {
  return { outcome: 'denied', detail };
}

/** Signs a user in with the stage's flow, and the role of a tenant or group, or the one that the pool assigns. */
export async function signInAs(
  who: string,
  context: ProbeContext,
  deployment: Deployment,
  { roleOfTenant, roleOfGroup }: Pick<IdentityProbe, 'roleOfTenant' | 'roleOfGroup'> = {
    roleOfTenant: ownTenant(who, context),
  },
): Promise<SignIn> {
  const { claims, groups, identityId } = userNamed(context.users, who);
  const requested = [
    ...(roleOfTenant === undefined ? [] : [tenantOutputName(roleOfTenant)]),
    ...(roleOfGroup === undefined ? [] : [groupOutputName(roleOfGroup)]),
  ].map(roleName);
  return signIn(deployment, {
    claims,
    groups,
    identityId,
    flow: context.stage.identity.classicFlow ? 'classic' : 'enhanced',
    asksFor: requested[0],
    issuedAt: new Date().toISOString(),
  });
}

/** In the classic flow the client chooses the role. A user of a tenant chooses the tenant's. */
function ownTenant(who: string, context: ProbeContext): string | undefined {
  if (!context.stage.identity.classicFlow) return undefined;
  const { tenant = '' } = userNamed(context.users, who);
  return context.outputs[tenantOutputName(tenant)] === undefined ? undefined : tenant;
}
