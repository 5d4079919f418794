import { principalTag, TENANT_TAG } from '../../lib/aws/condition-keys';
import { decideCall, type Call, type Session } from '../simulator/call';
import { policyStatements, type Statement } from '../simulator/policy-document';
import { NO_SESSION_TAGS, tagKeys } from '../simulator/session-tags';
import { signIn } from '../simulator/sign-in';
import { templateDeployment, type TemplateDeployment } from '../simulator/template-deployment';
import type { CloudFormationTemplate, References } from '../simulator/template-references';
import type { AccessQuery, SignedInUser } from './access-query';
import { namedResource } from './named-resource';
import { PLACE } from './place';
import { queriedResource } from './queried-resource';
import { assertKnown, templateReferences, withoutFunctions } from './template-attributes';

/** Whether a template allows a request, and why. */
export interface AccessDecision {
  readonly allowed: boolean;
  /** A sentence that names the statement that decided, or says that none did. */
  readonly reason: string;
}

const TOKENS_ISSUED = '2030-01-01T00:00:00Z';

/**
 * Decides a request as IAM and Cognito would after a deployment of the template.
 *
 * @throws {Error} if the query names nothing in the template, or the template has what cannot be decided
 */
export async function decideAccess(json: object, query: AccessQuery): Promise<AccessDecision> {
  const template = withoutFunctions(json);
  const references = templateReferences(template);
  const deployment = templateDeployment(template, PLACE, references);
  const session = await sessionOf(deployment, template, query);
  if (typeof session === 'string') return { allowed: false, reason: session };
  const call = callOf(json, template, references, query);
  assertKnown(deployment.principal(session.role));
  const decision = await decideCall(session, call);
  if (decision === 'inapplicable') {
    throw new Error(`IAM has no action ${call.action} on ${call.resource}.`);
  }
  const allowed = decision === 'allowed';
  return { allowed, reason: await reasonOf(session, call, allowed) };
}

/** The session of the query, or the reason why there is none. */
async function sessionOf(
  deployment: TemplateDeployment,
  template: CloudFormationTemplate,
  { user, role, context = {} }: AccessQuery,
): Promise<Session | string> {
  if ((user === undefined) === (role === undefined)) {
    throw new Error('Set either user or role: who sends the request.');
  }
  if (typeof user === 'object') {
    const { identityId, groups = [] } = user;
    assertGroups(deployment, groups);
    const claims = claimsOf(deployment, template, user);
    const signedIn = await signIn(deployment, { claims, identityId, groups });
    if (!signedIn.allowed) return `Sign-in is denied by ${signedIn.deniedBy}`;
    const { session } = signedIn;
    return { ...session, context: { ...session.context, ...context } };
  }
  const principal =
    user === undefined
      ? namedResource(template, ['AWS::IAM::Role'], role ?? '')
      : namedResource(template, ['AWS::IAM::User'], user);
  const tags = tagKeys(principalTag, deployment.principal(principal).tags);
  const known = { 'aws:TokenIssueTime': TOKENS_ISSUED, ...NO_SESSION_TAGS, ...tags, ...context };
  return { deployment, role: principal, context: known };
}

/** With a role mapping by token, the role of every group decides, also of one that the template does not define. */
function assertGroups(deployment: TemplateDeployment, groups: readonly string[]): void {
  if (!deployment.identityPool().roleMappings.some(({ type }) => type === 'Token')) return;
  const defined = deployment.groups().map(({ name }) => name);
  const unknown = groups.filter((name) => !defined.includes(name));
  if (unknown.length === 0) return;
  throw new Error(
    `The template does not define the group ${unknown.join(', ')}, so the role of its members is not known. Set role to that role in place of user, or leave the group out. Defined groups: ${defined.join(', ') || 'none'}.`,
  );
}

function claimsOf(
  deployment: TemplateDeployment,
  template: CloudFormationTemplate,
  { sub, tenant, groups, client, claims }: SignedInUser,
) {
  return {
    sub,
    ...(client !== undefined && { aud: clientId(deployment, template, client) }),
    ...(groups && { 'cognito:groups': groups.join(',') }),
    ...(tenant !== undefined && { [tenantClaim(deployment)]: tenant }),
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

function tenantClaim(deployment: TemplateDeployment): string {
  const tags = Object.values(deployment.identityPool().principalTags);
  const [claim] = tags.flatMap((claims) => claims[TENANT_TAG] ?? []);
  if (claim !== undefined) return claim;
  throw new Error(
    `The identity pool maps no claim to the tag ${TENANT_TAG}. Write the tenant's claim to user.claims.`,
  );
}

function callOf(
  json: object,
  template: CloudFormationTemplate,
  references: References,
  query: AccessQuery,
): Call {
  const { action, partitionKey } = query;
  return {
    action: action.includes(':') ? action : `dynamodb:${action}`,
    resource: queriedResource(json, template, references, query),
    keys: partitionKey === undefined ? undefined : [partitionKey],
  };
}

/** Names the statements that decide alone: those that allow, or those that deny what something else allows. */
async function reasonOf(session: Session, call: Call, allowed: boolean): Promise<string> {
  const { role, deployment } = session;
  const statements = deployment.principal(role).policies.flatMap(policyStatements);
  const others: Statement = { Effect: 'Allow', Action: call.action, Resource: '*' };
  const decisive: string[] = [];
  for (const [position, statement] of statements.entries()) {
    if ((statement.Effect === 'Allow') !== allowed) continue;
    const alone = withStatements(session, allowed ? [statement] : [others, statement]);
    const decision = await decideCall(alone, call);
    if ((decision === 'allowed') === allowed) {
      decisive.push(statement.Sid ?? `number ${position + 1}`);
    }
  }
  if (decisive.length > 0) {
    return `Statement ${decisive.join(', ')} of ${role} ${allowed ? 'allows' : 'denies'} it`;
  }
  return allowed
    ? `The statements of ${role} together allow it`
    : `No statement of ${role} allows it`;
}

function withStatements(session: Session, Statement: readonly Statement[]): Session {
  const { deployment, role } = session;
  const principal = {
    ...deployment.principal(role),
    policies: [{ Version: '2012-10-17', Statement }],
  };
  return { ...session, deployment: { ...deployment, principal: () => principal } };
}
