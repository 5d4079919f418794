import type { Session } from './call';
import type { Deployment, IdentityPoolSettings, IdentityProvider, RoleMapping } from './deployment';
import { decide, type Context } from './engine';

/** A user who holds an ID token, and what Cognito's identity service would say of them. */
export interface User {
  /** The claims of the ID token. */
  readonly claims: Readonly<Record<string, string>>;
  /** `<region>:<uuid>` */
  readonly identityId: string;
  /** @default - the deployed identity pool */
  readonly aud?: string | undefined;
  /** @default - what Cognito says of somebody who signed in with the user pool */
  readonly amr?: readonly string[] | undefined;
  /** @default 'enhanced' */
  readonly flow?: 'enhanced' | 'classic';
  /** Logical ID of the role that the client asks for. @default - the first that it would be given */
  readonly asksFor?: string | undefined;
  /** ISO 8601. @default '2030-01-01T00:00:00Z' */
  readonly issuedAt?: string | undefined;
}

export type SignIn =
  | { readonly letIn: true; readonly session: Session }
  | { readonly letIn: false; readonly because: 'classic flow' | 'role mapping' | 'tags' | 'trust' };

const IDENTITY_SERVICE = 'cognito-identity.amazonaws.com';

/**
 * Signs a user in as Cognito and STS do it: the pool chooses the role (or the client, in the classic flow), claims
 * become session tags, and the role's trust policy decides.
 */
export async function signIn(deployment: Deployment, user: User): Promise<SignIn> {
  const offered = offeredRoles(deployment, user);
  if (offered === undefined) return { letIn: false, because: 'classic flow' };
  const { asksFor: role = offered[0] } = user;
  if (role === undefined || !offered.includes(role)) {
    return { letIn: false, because: 'role mapping' };
  }
  const sessionTags = tagsOf(deployment.identityPool(), user.claims);
  if (!Object.values(sessionTags).every(isTagValue)) return { letIn: false, because: 'tags' };
  if (!(await isTrusted(deployment, user, role, sessionTags))) {
    return { letIn: false, because: 'trust' };
  }
  const context = {
    [`${IDENTITY_SERVICE}:sub`]: user.identityId,
    'aws:TokenIssueTime': user.issuedAt ?? '2030-01-01T00:00:00Z',
    ...NO_TAGS,
    // A session tag comes before a tag of the role; without the one, the other is read.
    ...asKeys('aws:PrincipalTag', deployment.principal(role).tags),
    ...asKeys('aws:PrincipalTag', sessionTags),
  };
  return { letIn: true, session: { deployment, role, context } };
}

/** The session of a user who is let in; an error where they are not. */
export async function sessionOf(deployment: Deployment, user: User): Promise<Session> {
  const signedIn = await signIn(deployment, user);
  if (!signedIn.letIn) throw new Error(`not let in because of ${signedIn.because}`);
  return signedIn.session;
}

/** Keys that a policy may ask for, of a session that has no such tags. */
const NO_TAGS: Context = {
  'aws:PrincipalTag/tokenSub': undefined,
  'aws:PrincipalTag/tokenTenant': undefined,
};

function asKeys(family: string, tags: Readonly<Record<string, string>>): Context {
  return Object.fromEntries(
    Object.entries(tags).map(([tag, value]) => [`${family}/${tag}`, value]),
  );
}

/** The pool's one provider. */
function provider({ providers }: IdentityPoolSettings): IdentityProvider {
  const [first] = providers;
  if (!first || providers.length > 1) {
    throw new Error(`unknown providers of the identity pool: ${JSON.stringify(providers)}`);
  }
  return first;
}

/** The roles that a user may have, the one that the pool would choose first; undefined where the flow is closed. */
function offeredRoles(deployment: Deployment, user: User): readonly string[] | undefined {
  const pool = deployment.identityPool();
  const { authenticatedRole, roleMappings } = pool;
  const { name, clientId } = provider(pool);
  const mapping = roleMappings.find((one) => one.provider === `${name}:${clientId}`);
  const idOf = (arn: string) =>
    deployment.roles.find((id) => deployment.principal(id).arn === arn) ?? arn;
  if (user.flow === 'classic') {
    // Source: Cognito Developer Guide, Identity pools authentication flow: not with role mappings.
    return pool.allowsClassicFlow && !mapping
      ? [idOf(authenticatedRole), ...deployment.roles]
      : undefined;
  }
  const offered = mapping
    ? mappedRoles(mapping, user.claims, authenticatedRole)
    : [authenticatedRole];
  return offered.map(idOf);
}

/** Source: Cognito identity pools API reference, MappingRule. */
const FITS: Readonly<Record<string, (claim: string, value: string) => boolean>> = {
  Contains: (claim, value) => claim.includes(value),
  Equals: (claim, value) => claim === value,
  NotEqual: (claim, value) => claim !== value,
  StartsWith: (claim, value) => claim.startsWith(value),
};

/**
 * Source: Cognito Developer Guide, Role-based access control: the first rule that fits decides, unless the client asks
 * for the role of another one that fits (`CustomRoleArn`). A rule about a claim that is absent does not fit.
 *
 * @throws {Error} where roles are mapped in another way
 */
function mappedRoles(
  { type, rules, otherwise }: RoleMapping,
  claims: User['claims'],
  authenticated: string,
): string[] {
  if (type !== 'Rules') throw new Error(`unknown role mapping by ${type}`);
  const fitting = rules.filter(({ claim, matchType, value }) => {
    const said = claims[claim];
    const fits = FITS[matchType];
    if (!fits) throw new Error(`unknown match type ${matchType} of a role mapping`);
    return said !== undefined && fits(said, value);
  });
  if (fitting.length > 0) return fitting.map(({ roleArn }) => roleArn);
  return otherwise === 'Deny' ? [] : [authenticated];
}

/** The claims that the pool passes on as session tags; a claim that the token lacks gives none. */
function tagsOf(pool: IdentityPoolSettings, claims: User['claims']): Record<string, string> {
  const claimOf = pool.principalTags[provider(pool).name] ?? {};
  return Object.fromEntries(
    Object.entries(claimOf).flatMap(([tag, claim]) => {
      const value = claims[claim];
      return value === undefined ? [] : [[tag, value]];
    }),
  );
}

/** Source: STS API reference, Tag: what a session tag's value may be. */
function isTagValue(value: string): boolean {
  return /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u.test(value);
}

async function isTrusted(
  deployment: Deployment,
  user: User,
  role: string,
  sessionTags: Readonly<Record<string, string>>,
): Promise<boolean> {
  const pool = deployment.identityPool();
  const { name } = provider(pool);
  const { arn, trust } = deployment.principal(role);
  const amr = user.amr ?? ['authenticated', name, `${name}:CognitoSignIn:${user.claims.sub ?? ''}`];
  const request = {
    principal: IDENTITY_SERVICE,
    resource: arn,
    account: deployment.account,
    context: {
      [`${IDENTITY_SERVICE}:aud`]: user.aud ?? pool.identityPoolId,
      [`${IDENTITY_SERVICE}:amr`]: amr,
      [`${IDENTITY_SERVICE}:sub`]: user.identityId,
      'aws:RequestTag/tokenTenant': undefined,
      ...asKeys('aws:RequestTag', sessionTags),
    },
  };
  const asked = ['sts:AssumeRoleWithWebIdentity'];
  if (Object.keys(sessionTags).length > 0) asked.push('sts:TagSession');
  const policies = trust ? { ofResource: trust } : {};
  const decisions = await Promise.all(
    asked.map((action) => decide({ ...request, action }, policies)),
  );
  return decisions.every(({ decision }) => decision === 'allowed');
}
