import { COGNITO_IDENTITY_SERVICE } from '../../lib/aws/cognito-identity-service';
import { principalTag, requestTag, TENANT_TAG } from '../../lib/aws/condition-keys';
import type { Session } from './call';
import type { RequestContext } from './condition-keys';
import type { Deployment } from './deployment';
import { decide } from './engine';
import {
  classicFlowRoles,
  mappedRoles,
  providerOf,
  type Claims,
  type OfferedRoles,
} from './role-mapping';
import { isTagValue, NO_SESSION_TAGS, sessionTags, tagKeys } from './session-tags';

/** A user with an ID token, and the values that Cognito passes to STS. */
export interface User {
  readonly claims: Claims;
  /** The names of the user's groups, `cognito:groups`. @default - none */
  readonly groups?: readonly string[] | undefined;
  /** `<region>:<uuid>` */
  readonly identityId: string;
  /** @default - the deployed identity pool */
  readonly aud?: string | undefined;
  /** @default - that of a user who signed in with the user pool */
  readonly amr?: readonly string[] | undefined;
  /** @default 'enhanced' */
  readonly flow?: 'enhanced' | 'classic';
  /** Logical ID of the role that the client requests. @default - the one that the pool assigns */
  readonly asksFor?: string | undefined;
  /** ISO 8601. @default '2030-01-01T00:00:00Z' */
  readonly issuedAt?: string | undefined;
}

export type SignIn =
  | { readonly allowed: true; readonly session: Session }
  | {
      readonly allowed: false;
      readonly deniedBy: 'app client' | 'classic flow' | 'role mapping' | 'tags' | 'trust';
    };

/**
 * Signs a user in as Cognito and STS do: the pool accepts the app client and chooses the role (in the classic flow, the
 * client does), claims become session tags, and the role's trust policy allows or denies.
 */
export async function signIn(deployment: Deployment, user: User): Promise<SignIn> {
  const provider = providerOf(deployment.identityPool(), user.claims);
  if (provider === undefined) return { allowed: false, deniedBy: 'app client' };
  const offered = offeredRoles(deployment, user);
  if (offered === undefined) return { allowed: false, deniedBy: 'classic flow' };
  const role = chosenRole(offered, user.asksFor);
  if (role === undefined) return { allowed: false, deniedBy: 'role mapping' };
  const tags = sessionTags(deployment.identityPool(), user.claims);
  if (!Object.values(tags).every(isTagValue)) return { allowed: false, deniedBy: 'tags' };
  if (!(await isTrusted(deployment, { ...user, provider: provider.name }, role, tags)))
    return { allowed: false, deniedBy: 'trust' };
  const context = {
    [`${COGNITO_IDENTITY_SERVICE}:sub`]: user.identityId,
    'aws:TokenIssueTime': user.issuedAt ?? '2030-01-01T00:00:00Z',
    ...NO_SESSION_TAGS,
    // A session tag overrides the role's tag of the same key.
    ...tagKeys(principalTag, deployment.principal(role).tags),
    ...tagKeys(principalTag, tags),
  };
  return { allowed: true, session: { deployment, role, context } };
}

/** Undefined if the pool does not have the flow. */
function offeredRoles(deployment: Deployment, user: User): OfferedRoles | undefined {
  if (user.flow !== 'classic') return mappedRoles(deployment, user.claims, user.groups ?? []);
  const roles = classicFlowRoles(deployment, user.claims);
  return roles && { assigned: roles[0], requestable: roles };
}

function chosenRole(
  { assigned, requestable }: OfferedRoles,
  asksFor: string | undefined,
): string | undefined {
  if (asksFor === undefined) return assigned;
  return requestable.includes(asksFor) ? asksFor : undefined;
}

/**
 * The session of a user who signs in.
 *
 * @throws {Error} if sign-in is denied
 */
export async function sessionOf(deployment: Deployment, user: User): Promise<Session> {
  const signedIn = await signIn(deployment, user);
  if (!signedIn.allowed) throw new Error(`Sign-in denied by ${signedIn.deniedBy}.`);
  return signedIn.session;
}

/** A user, and the name of the user pool as a provider. */
type UserOfProvider = User & { readonly provider: string };

/** Whether the role's trust policy allows the user, and the session tags if there are any. */
async function isTrusted(
  deployment: Deployment,
  user: UserOfProvider,
  role: string,
  tags: Readonly<Record<string, string>>,
): Promise<boolean> {
  const { arn, trust } = deployment.principal(role);
  const request = {
    principal: COGNITO_IDENTITY_SERVICE,
    resource: arn,
    account: deployment.account,
    context: trustContext(deployment, user, tags),
  };
  const actions = ['sts:AssumeRoleWithWebIdentity'];
  if (Object.keys(tags).length > 0) actions.push('sts:TagSession');
  const policies = trust ? { ofResource: trust } : {};
  const decisions = await Promise.all(
    actions.map((action) => decide({ ...request, action }, policies)),
  );
  return decisions.every(({ decision }) => decision === 'allowed');
}

function trustContext(
  deployment: Deployment,
  user: UserOfProvider,
  tags: Readonly<Record<string, string>>,
): RequestContext {
  const pool = deployment.identityPool();
  return {
    [`${COGNITO_IDENTITY_SERVICE}:aud`]: user.aud ?? pool.identityPoolId,
    [`${COGNITO_IDENTITY_SERVICE}:amr`]: user.amr ?? [
      'authenticated',
      user.provider,
      `${user.provider}:CognitoSignIn:${user.claims.sub ?? ''}`,
    ],
    [`${COGNITO_IDENTITY_SERVICE}:sub`]: user.identityId,
    [requestTag(TENANT_TAG)]: undefined,
    ...tagKeys(requestTag, tags),
  };
}
