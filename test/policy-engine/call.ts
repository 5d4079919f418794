import { decide, type Context, type Decided, type Decision } from './engine';
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
  const { ManagedPolicyArns = [], Policies = [] } = deployment.properties(role);
  const attached = deployment
    .idsOf('AWS::IAM::ManagedPolicy')
    .filter((id) => ManagedPolicyArns.includes(deployment.attribute(id, 'Ref')))
    .map((id) => deployment.properties(id).PolicyDocument);
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
    { ofIdentity: [...attached, ...Policies.map((inline: any) => inline.PolicyDocument)] },
  );
}
