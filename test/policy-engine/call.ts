import type { Deployment } from './deployment';
import { decide, type Context, type Decided, type Decision } from './engine';

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
  const principal = deployment.idsOf('AWS::IAM::User').includes(role)
    ? `arn:aws:iam::${deployment.account}:user/${role}`
    : `arn:aws:sts::${deployment.account}:assumed-role/${role}/session`;
  const context = contextOf(session, call);
  return decide(
    { principal, action, resource, account, context },
    { ofIdentity: policiesOf(deployment, role), ...keyPolicyOf(deployment, resource) },
  );
}

/** The policy of a key, without which nobody may use it. */
function keyPolicyOf(deployment: Deployment, resource: string): { readonly ofResource?: object } {
  const key = deployment
    .idsOf('AWS::KMS::Key')
    .find((id) => deployment.attribute(id, 'Arn') === resource);
  return key === undefined ? {} : { ofResource: deployment.properties(key).KeyPolicy };
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
    .flatMap(({ role }) => policiesOf(deployment, role))
    .flatMap((policy: any) => policy.Statement)
    .map(({ Effect, Action, Resource }) => JSON.stringify({ Effect, Action, Resource }));
  if (statements.some((statement) => statement.includes('"Deny"'))) {
    throw new Error('a policy that denies');
  }
  const Statement = [...new Set(statements)].map((statement): unknown => JSON.parse(statement));
  const ofIdentity = [{ Version: '2012-10-17', Statement }];
  const principal = `arn:aws:sts::${deployment.account}:assumed-role/everybody/session`;
  return async (call) => {
    const { action, resource, account = deployment.account } = call;
    const request = { principal, action, resource, account, context: contextOf(first, call) };
    return (await decide(request, { ofIdentity, ...keyPolicyOf(deployment, resource) })).decision;
  };
}

function contextOf(session: Session, { keys, viaService }: Call): Context {
  return { ...session.context, 'dynamodb:LeadingKeys': keys, 'kms:ViaService': viaService };
}

/** Every policy of a role; fails on one that the template does not show. */
function policiesOf(deployment: Deployment, role: string): object[] {
  const {
    ManagedPolicyArns = [],
    Policies = [],
    PermissionsBoundary,
    Groups,
  } = deployment.properties(role);
  if (Groups) throw new Error(`unknown groups of ${role}`);
  if (PermissionsBoundary) throw new Error(`unknown permissions boundary of ${role}`);
  const managed = deployment.idsOf('AWS::IAM::ManagedPolicy');
  const arns = managed.map((id) => deployment.attribute(id, 'Ref'));
  const unknown = ManagedPolicyArns.filter((arn: string) => !arns.includes(arn));
  if (unknown.length > 0) throw new Error(`unknown managed policies of ${role}: ${unknown}`);
  const attached = managed.filter(
    (id, position) =>
      Boolean(ManagedPolicyArns.includes(arns[position])) ||
      namesRole(deployment.properties(id), role),
  );
  const separate = [
    ...deployment.idsOf('AWS::IAM::Policy'),
    ...deployment.idsOf('AWS::IAM::RolePolicy'),
    ...deployment.idsOf('AWS::IAM::UserPolicy'),
  ].filter((id) => namesRole(deployment.properties(id), role));
  return [
    ...[...attached, ...separate].map((id) => deployment.properties(id).PolicyDocument),
    ...Policies.map((inline: any) => inline.PolicyDocument),
  ];
}

function namesRole(policy: Record<string, any>, role: string): boolean {
  const { Roles = [], Users = [], RoleName, UserName } = policy;
  return [RoleName, UserName, ...Roles, ...Users].includes(role);
}
