import { decide, type Context, type Decided, type Decision } from './engine';
import type { Deployment } from './deployment';
import type { Session } from './sign-in';

export interface Call {
  readonly action: string;
  /** An ARN, or `*`. */
  readonly resource: string;
  /** The partition keys that the call names. @default - none */
  readonly keys?: readonly string[] | undefined;
  /** The account that the resource is in. @default - the deployed one */
  readonly account?: string;
}

/** What IAM decides of a call with the session's credentials, by all policies of its role. */
export async function decideCall(session: Session, call: Call): Promise<Decision> {
  return (await whereAllowed(session, call)).decision;
}

/** The same, and where the call is allowed. */
export async function whereAllowed(session: Session, call: Call): Promise<Decided> {
  const { deployment, role, principalTags, identityId, issuedAt } = session;
  const context: Context = {
    'cognito-identity.amazonaws.com:sub': identityId,
    'aws:TokenIssueTime': issuedAt,
    'dynamodb:LeadingKeys': call.keys,
    ...Object.fromEntries(
      Object.entries(principalTags).map(([tag, value]) => [`aws:PrincipalTag/${tag}`, value]),
    ),
  };
  const principal = `arn:aws:sts::${deployment.account}:assumed-role/${role}/CognitoIdentityCredentials`;
  const { action, resource, account = deployment.account } = call;
  return decide(
    { principal, action, resource, account, context },
    { ofIdentity: policiesOf(deployment, role) },
  );
}

/** Every policy of a role; fails on one that the template does not show. */
function policiesOf(deployment: Deployment, role: string): object[] {
  const { ManagedPolicyArns = [], Policies = [], ...others } = deployment.properties(role);
  if (others.PermissionsBoundary) throw new Error(`unknown permissions boundary of ${role}`);
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
  ].filter((id) => namesRole(deployment.properties(id), role));
  return [
    ...[...attached, ...separate].map((id) => deployment.properties(id).PolicyDocument),
    ...Policies.map((inline: any) => inline.PolicyDocument),
  ];
}

function namesRole({ Roles = [], RoleName }: Record<string, any>, role: string): boolean {
  return [RoleName, ...Roles].includes(role);
}
