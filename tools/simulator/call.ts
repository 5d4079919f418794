import type { Deployment } from './deployment';
import { decide, type Context, type Decided, type Decision } from './engine';
import { statementsOf, type PolicyDocument, type Statement } from './policy-document';

/** Credentials of a role, or of a user. */
export interface Session {
  readonly deployment: Deployment;
  /** Logical ID of the role or user. */
  readonly role: string;
  /** What every request with the credentials says. */
  readonly context: Context;
}

export interface Call {
  readonly action: string;
  /** An ARN, or `*`. */
  readonly resource: string;
  /** The partition keys that the call names. @default - none */
  readonly keys?: readonly string[] | undefined;
  /** The service that calls for the user. @default - none: the user calls */
  readonly viaService?: string;
  /** The account that the resource is in. @default - the deployed one */
  readonly account?: string;
}

/** What IAM decides of a call with the session's credentials, by all policies of its role. */
export async function decideCall(session: Session, call: Call): Promise<Decision> {
  return (await whereAllowed(session, call)).decision;
}

/** The same, and where the call is allowed. */
export async function whereAllowed(session: Session, call: Call): Promise<Decided> {
  const { deployment, role } = session;
  const { action, resource, account = deployment.account } = call;
  const { arn, trust, policies, permissionsBoundary } = deployment.principal(role);
  if (permissionsBoundary !== undefined) throw new Error(`unknown permissions boundary of ${role}`);
  const principal = trust ? sessionArn(deployment, roleName(arn)) : arn;
  const context = contextOf(session, call);
  return decide(
    { principal, action, resource, account, context },
    { ofIdentity: policies, ...policyOn(deployment, resource) },
  );
}

/**
 * What IAM would decide of one who had the statements of all these sessions, without their conditions. Where that is a
 * denial, it is one for each of them: neither a statement that allows nor the lack of a condition takes anything away.
 */
export function decidingTogether(sessions: readonly Session[]): (call: Call) => Promise<Decision> {
  const [first] = sessions;
  if (!first) throw new Error('no session');
  const { deployment } = first;
  const statements = sessions
    .flatMap(({ role }) => deployment.principal(role).policies)
    .flatMap(statementsOf)
    .map(({ Effect, Action, Resource }) => JSON.stringify({ Effect, Action, Resource }));
  if (statements.some((statement) => statement.includes('"Deny"'))) {
    throw new Error('a policy that denies');
  }
  const together = [...new Set(statements)].map((statement) => JSON.parse(statement) as Statement);
  const ofIdentity = [{ Version: '2012-10-17', Statement: together }];
  const principal = sessionArn(deployment, 'everybody');
  return async (call) => {
    const { action, resource, account = deployment.account } = call;
    const request = { principal, action, resource, account, context: contextOf(first, call) };
    return (await decide(request, { ofIdentity, ...policyOn(deployment, resource) })).decision;
  };
}

/** What IAM calls a role, which may be another name than that of the deployment. */
function roleName(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

function sessionArn({ account }: Deployment, role: string): string {
  return `arn:aws:sts::${account}:assumed-role/${role}/session`;
}

/** The policy on a key, without which nobody may use it, or on a table, which may allow by itself. */
function policyOn(deployment: Deployment, resource: string): { ofResource?: PolicyDocument } {
  const ofResource = deployment.resourcePolicy(resource);
  return ofResource ? { ofResource } : {};
}

function contextOf(session: Session, { keys, viaService }: Call): Context {
  return { ...session.context, 'dynamodb:LeadingKeys': keys, 'kms:ViaService': viaService };
}
