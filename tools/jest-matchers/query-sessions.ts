import { principalTag } from '../../lib/aws/condition-keys';
import type { Session } from '../simulator/call';
import { classicFlowRoles, mappedRoles } from '../simulator/role-mapping';
import { NO_SESSION_TAGS, tagKeys } from '../simulator/session-tags';
import { signIn, type User } from '../simulator/sign-in';
import type { TemplateDeployment } from '../simulator/template-deployment';
import type { CloudFormationTemplate } from '../simulator/template-references';
import type { AccessQuery, SignedInUser } from './access-query';
import { assertDecidable, assertDecidableGroups, assertRole } from './decidable-sign-in';
import { namedResource } from './named-resource';
import { assertKnown, UNKNOWN } from './template-attributes';
import { claimsOf } from './user-claims';

/** The sessions that the sender of a query can have. */
export interface QuerySessions {
  /** The session that the sender gets, or the reason why there is none. */
  readonly assigned: Session | string;
  /** The sessions of other roles, which the client of a signed-in user can request. */
  readonly requestable: readonly Session[];
}

const TOKENS_ISSUED = '2030-01-01T00:00:00Z';

/**
 * The sessions of a query.
 *
 * @throws {Error} if the query names nothing in the template, or only a deployment knows the sessions
 */
export async function querySessions(
  deployment: TemplateDeployment,
  template: CloudFormationTemplate,
  query: AccessQuery,
): Promise<QuerySessions> {
  const { user, role, context = {} } = query;
  if ((user === undefined) === (role === undefined)) {
    throw new Error('Set either user or role: who sends the request.');
  }
  if (typeof user === 'object') return signedInSessions(deployment, template, user, context);
  const isRole = user === undefined;
  const principal = isRole
    ? namedResource(template, ['AWS::IAM::Role'], role ?? '')
    : namedResource(template, ['AWS::IAM::User'], user);
  const deployed = deployment.principal(principal);
  assertKnown(deployed);
  const known = {
    // A session of a role may have any session tags; access keys have neither those nor a token.
    ...(isRole ? { 'aws:TokenIssueTime': TOKENS_ISSUED } : WITHOUT_TOKEN),
    ...tagKeys(principalTag, deployed.tags),
    ...context,
  };
  return { assigned: { deployment, role: principal, context: known }, requestable: [] };
}

const WITHOUT_TOKEN = { 'aws:TokenIssueTime': undefined, ...NO_SESSION_TAGS };

async function signedInSessions(
  deployment: TemplateDeployment,
  template: CloudFormationTemplate,
  user: SignedInUser,
  context: NonNullable<AccessQuery['context']>,
): Promise<QuerySessions> {
  assertDecidable(deployment, template);
  const { identityId, groups = [] } = user;
  assertDecidableGroups(deployment, groups);
  const signingIn: User = { claims: claimsOf(deployment, template, user), identityId, groups };
  const requests = [signingIn, ...requestsOf(deployment, signingIn)];
  const sessions = await Promise.all(requests.map((request) => signIn(deployment, request)));
  const [assigned, ...requestable] = sessions.map((signedIn) =>
    signedIn.allowed
      ? { ...signedIn.session, context: { ...signedIn.session.context, ...context } }
      : `Sign-in is denied by ${signedIn.deniedBy}`,
  );
  return {
    assigned: assigned ?? '',
    requestable: requestable.filter((session) => typeof session !== 'string'),
  };
}

/**
 * The requests of a client for a role other than the assigned one: in the enhanced flow, and in the classic flow where it
 * is open.
 *
 * @throws {Error} if the template does not say what one of the roles may do
 */
function requestsOf(deployment: TemplateDeployment, user: User): readonly User[] {
  const { claims, groups = [] } = user;
  const { assigned, requestable } = mappedRoles(deployment, claims, groups);
  const classic = (classicFlowRoles(deployment, claims) ?? []).filter((role) =>
    isForIdentities(deployment, role),
  );
  const roles = [...(assigned === undefined ? [] : [assigned]), ...requestable, ...classic];
  roles.forEach((role) => assertRole(deployment, role));
  return [
    ...requestable.map((asksFor) => ({ ...user, asksFor })),
    ...classic.map((asksFor) => ({ ...user, asksFor, flow: 'classic' as const })),
  ].filter(({ asksFor }) => asksFor !== assigned);
}

/** Whether a trust policy is about identities of an identity pool, or may be. */
function isForIdentities(deployment: TemplateDeployment, role: string): boolean {
  if (!deployment.roles.includes(role)) return true;
  const trust = JSON.stringify(deployment.principal(role).trust);
  return trust.includes('cognito-identity') || trust.includes(UNKNOWN);
}
