import { principalTag, TENANT_TAG } from '../../lib/aws/condition-keys';
import { STANDARD_ATTRIBUTES } from '../../lib/aws/user-pools';
import type { Session } from '../simulator/call';
import type { DeployedIdentityPool } from '../simulator/identity-pool';
import { classicFlowRoles, mappedRoles } from '../simulator/role-mapping';
import { NO_SESSION_TAGS, tagKeys } from '../simulator/session-tags';
import { signIn, type User } from '../simulator/sign-in';
import type { TemplateDeployment } from '../simulator/template-deployment';
import type { CloudFormationTemplate } from '../simulator/template-references';
import type { AccessQuery, SignedInUser } from './access-query';
import { namedResource } from './named-resource';
import { assertUnconditional } from './conditional-resources';
import { assertKnown, UNKNOWN } from './template-attributes';

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
  assertGroups(deployment, groups);
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

/** One identity pool, whose tags and mappings the template says. */
function assertDecidable(deployment: TemplateDeployment, template: CloudFormationTemplate): void {
  const pools = deployment.idsOf('AWS::Cognito::IdentityPool');
  if (pools.length > 1) {
    throw new Error(
      `The template has several identity pools: ${pools.join(', ')}. Set role to the role of the user in place of user, and the keys of its session, such as cognito-identity.amazonaws.com:sub, in context.`,
    );
  }
  assertUnconditional(template);
  const pool = deployment.identityPool();
  const { providers, roleMappings, principalTags } = pool;
  if (providers.length > 1) assertKnown(providers.map(({ clientId }) => clientId));
  assertKnown(roleMappings.map(({ type, otherwise, rules }) => [type, otherwise, rules]));
  assertKnown(Object.values(principalTags));
  assertProviders(pool);
}

/** The name of a user pool of another stack may be unknown, as long as mappings and tags have the same. */
function assertProviders({ providers, roleMappings, principalTags }: DeployedIdentityPool): void {
  const names = providers.flatMap(({ name, clientId }) => [name, `${name}:${clientId}`]);
  const used = [...roleMappings.map(({ provider }) => provider), ...Object.keys(principalTags)];
  const others = used.filter((name) => !names.includes(name));
  if (others.length > 0) assertKnown([names, others]);
}

/** @throws {Error} if the role of a user is not in the template, or depends on what only a deployment knows */
function assertRole(deployment: TemplateDeployment, role: string): void {
  if (!deployment.roles.includes(role)) {
    throw new Error(
      role === ''
        ? 'The template attaches no role to the authenticated identities of its identity pool. Use the template that does.'
        : `The template does not define the role ${role} of the user, so its policies are not known. Use the template that defines the identity pool and its roles.`,
    );
  }
  assertKnown(deployment.principal(role));
}

/** With a role mapping by token, the role of every group decides, also of one that the template does not define. */
function assertGroups(deployment: TemplateDeployment, groups: readonly string[]): void {
  if (!deployment.identityPool().roleMappings.some(({ type }) => type === 'Token')) return;
  const defined = deployment.groups();
  const unknown = groups.filter((name) => !defined.some((group) => group.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `The template does not define the group ${unknown.join(', ')}, so the role of its members is not known. Set role to that role in place of user, or leave the group out. Defined groups: ${defined.map(({ name }) => name).join(', ') || 'none'}.`,
    );
  }
  assertKnown(defined.filter(({ name }) => groups.includes(name)));
}

function claimsOf(
  deployment: TemplateDeployment,
  template: CloudFormationTemplate,
  { sub, tenant, groups, client, claims }: SignedInUser,
) {
  const aud = client === undefined ? undefined : clientId(deployment, template, client);
  return {
    sub,
    ...(aud !== undefined && { aud }),
    ...(groups && { 'cognito:groups': groups.join(',') }),
    ...(tenant !== undefined && { [tenantClaim(deployment, aud)]: tenant }),
    ...claims,
  };
}

/** The ID of an app client of the template, or the given ID of another one that the identity pool accepts. */
function clientId(
  deployment: TemplateDeployment,
  template: CloudFormationTemplate,
  client: string,
): string {
  const { providers } = deployment.identityPool();
  return providers.some((provider) => provider.clientId === client)
    ? client
    : namedResource(template, ['AWS::Cognito::UserPoolClient'], client);
}

function tenantClaim(deployment: TemplateDeployment, aud: string | undefined): string {
  const { principalTags, providers } = deployment.identityPool();
  const tags = Object.values(principalTags);
  const [claim] = tags.flatMap((claims) => claims[TENANT_TAG] ?? []);
  if (claim === undefined) {
    throw new Error(
      `The identity pool maps no claim to the tag ${TENANT_TAG}. Write the tenant's claim to user.claims.`,
    );
  }
  assertReadable(deployment, aud ?? providers[0]?.clientId, claim);
  return claim;
}

/** Of the attributes, the ID token has only those that the app client can read. */
function assertReadable(
  { idsOf, attribute, properties }: TemplateDeployment,
  aud: string | undefined,
  claim: string,
): void {
  const isAttribute = claim.startsWith('custom:') || STANDARD_ATTRIBUTES.has(claim);
  const client = idsOf('AWS::Cognito::UserPoolClient').find((id) => attribute(id, 'Ref') === aud);
  if (client === undefined || !isAttribute) return;
  const { ReadAttributes: readable = [] } = properties(client) as {
    readonly ReadAttributes?: readonly string[];
  };
  if (readable.length === 0 || readable.includes(claim)) return;
  throw new Error(
    `ID tokens of the app client ${client} do not have ${claim}, and so no tenant. Add ${claim} to its readAttributes, or leave tenant out.`,
  );
}
