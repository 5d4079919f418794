import { LEADING_KEYS, RETURN_VALUES } from '../../lib/aws/condition-keys';
import type { RequestContext } from './condition-keys';
import type { Deployment } from './deployment';
import { decide, type Decision, type PolicyDecision } from './engine';
import type { PolicyDocument } from './policy-document';

/** Credentials of a role or user. */
export interface Session {
  readonly deployment: Deployment;
  /** Logical ID of the role or user. */
  readonly role: string;
  /** The condition keys of every request with the credentials. */
  readonly context: RequestContext;
}

export interface Call {
  readonly action: string;
  /** An ARN, or `*`. */
  readonly resource: string;
  /** The partition keys in the request. @default - none */
  readonly keys?: readonly string[] | undefined;
  /** What a write returns of the item. @default 'NONE', as in DynamoDB */
  readonly returnValues?: string | undefined;
  /** The service that calls on the user's behalf. @default - none */
  readonly viaService?: string;
  /** The account of the resource. @default - that of the deployment */
  readonly account?: string;
}

/** IAM's decision on a call with the session's credentials, from all policies of its role. */
export async function decideCall(session: Session, call: Call): Promise<Decision> {
  return (await whereAllowed(session, call)).decision;
}

/** The decision, and the resources on which the call is allowed. */
export async function whereAllowed(session: Session, call: Call): Promise<PolicyDecision> {
  const { deployment, role } = session;
  const { action, resource, account = deployment.account } = call;
  const { arn, trust, policies, permissionsBoundary, boundaryPolicy } = deployment.principal(role);
  if (permissionsBoundary !== undefined && boundaryPolicy === undefined) {
    throw new Error(`The permissions boundary of ${role} is not known.`);
  }
  const principal = trust ? sessionArn(deployment, roleName(arn)) : arn;
  const context = contextOf(session, call);
  return decide(
    { principal, action, resource, account, context },
    { ofIdentity: policies, boundary: boundaryPolicy, ...policyOn(deployment, resource) },
  );
}

/** The role's name in IAM, which may differ from its logical ID. */
function roleName(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

function sessionArn({ account }: Deployment, role: string): string {
  return `arn:aws:sts::${account}:assumed-role/${role}/session`;
}

/** A KMS key's policy, without which nobody can use it, or a table's resource policy, which can grant access. */
function policyOn(deployment: Deployment, resource: string): { ofResource?: PolicyDocument } {
  const ofResource = deployment.resourcePolicy(resource);
  return ofResource ? { ofResource } : {};
}

function contextOf(
  session: Session,
  { keys, returnValues = 'NONE', viaService }: Call,
): RequestContext {
  return {
    [LEADING_KEYS]: keys,
    // The engine drops it for actions that do not have it.
    [RETURN_VALUES]: returnValues,
    'kms:ViaService': viaService,
    ...session.context,
  };
}
