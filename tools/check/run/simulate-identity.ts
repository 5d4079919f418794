import { tenantOutputName } from '../../../lib/access/role-names';
import type { Deployment } from '../../simulator/deployment';
import { signIn, type SignIn } from '../../simulator/sign-in';
import type {
  ExpectedOutcome,
  IdentityOperation,
  IdentityProbe,
  PresentedToken,
} from '../probes/probe';
import type { ProbeContext } from './probe-context';
import { userNamed } from './signed-in-user';
import { roleName } from './user-roles';

export interface SimulatedOutcome {
  readonly outcome: ExpectedOutcome;
  /** The policy or setting that decides. */
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
    return by(isOpen, 'guests are off', 'guests are on');
  },
  'a token of another user pool': (_probe, { provider }, deployment) => {
    const { providers, otherProviders } = deployment.identityPool();
    const all = [...providers.map(({ name }) => name), ...otherProviders];
    const isOpen = all.some((name) => name !== provider);
    return by(isOpen, 'the user pool is the only provider', 'there are other providers');
  },
  'a tampered ID token': (_probe, _context, deployment) =>
    by(
      !deployment.identityPool().providers.every(({ checksTokens }) => checksTokens),
      'tokens are checked with the user pool',
      'tokens are not checked with the user pool',
    ),
  'their ID token': (probe, context, deployment) =>
    BY_OPERATION[probe.action](probe, context, deployment),
};

/** With a valid ID token of the user pool. */
const BY_OPERATION: Readonly<Record<IdentityOperation, Simulation>> = {
  GetId: simulateSignIn,
  GetCredentialsForIdentity: simulateSignIn,
  AssumeRoleWithWebIdentity: simulateSignIn,
  GetOpenIdToken: (_probe, _context, deployment) => {
    const { allowsClassicFlow, roleMappings } = deployment.identityPool();
    const isOpen = allowsClassicFlow && roleMappings.length === 0;
    return by(isOpen, 'the classic flow is closed', 'the classic flow is open');
  },
  UpdateUserAttributes: (_probe, { stage }, deployment) => {
    const { tenantClaim = '' } = stage.identity;
    const isOpen = deployment.writableAttributes()?.includes(tenantClaim) ?? true;
    return by(isOpen, 'the app client may not write it', 'the app client may write it');
  },
};

async function simulateSignIn(
  probe: IdentityProbe,
  context: ProbeContext,
  deployment: Deployment,
): Promise<SimulatedOutcome> {
  const signedIn = await signInAs(probe.who, context, deployment, probe);
  return signedIn.allowed
    ? { outcome: 'allowed', detail: `the role ${signedIn.session.role}` }
    : denied(signedIn.deniedBy);
}

function by(isOpen: boolean, closed: string, open: string): SimulatedOutcome {
  return isOpen ? { outcome: 'allowed', detail: open } : denied(closed);
}

function denied(detail: string): SimulatedOutcome {
  return { outcome: 'denied', detail };
}

/** Signs a user in by the stage's flow, with the role of a tenant or the one that the pool assigns. */
export async function signInAs(
  who: string,
  context: ProbeContext,
  deployment: Deployment,
  { roleOfTenant }: Pick<IdentityProbe, 'roleOfTenant'> = { roleOfTenant: ownTenant(who, context) },
): Promise<SignIn> {
  const { claims, identityId } = userNamed(context.users, who);
  return signIn(deployment, {
    claims,
    identityId,
    flow: context.stage.identity.classicFlow ? 'classic' : 'enhanced',
    asksFor: roleOfTenant === undefined ? undefined : roleName(tenantOutputName(roleOfTenant)),
    issuedAt: new Date().toISOString(),
  });
}

/** In the classic flow the client names the role: a tenant's user that of the tenant. */
function ownTenant(who: string, context: ProbeContext): string | undefined {
  if (!context.stage.identity.classicFlow) return undefined;
  const { tenant = '' } = userNamed(context.users, who);
  return context.outputs[tenantOutputName(tenant)] === undefined ? undefined : tenant;
}
