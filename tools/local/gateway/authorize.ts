import { COGNITO_IDENTITY_SERVICE } from '../../../lib/aws/cognito-identity-service';
import { principalTag } from '../../../lib/aws/condition-keys';
import { whereAllowed, type Call, type Session } from '../../simulator/call';
import type { DeployedPrincipal } from '../../simulator/deployment';
import type { DecidedBy } from '../../simulator/engine';
import { documentStatements, type Statement } from '../../simulator/policy-document';
import { NO_SESSION_TAGS, tagKeys } from '../../simulator/session-tags';
import type { AwsError } from './aws-error';
import type { GatewayDecision } from './decision';
import type { GatewayContext } from './gateway-context';
import { principalArn, type RequestPrincipal } from './issued-credentials';

/** A user, or the session of a role. */
export type LimitedPrincipal = Exclude<RequestPrincipal, { readonly kind: 'administrator' }>;

/**
 * The session of a principal for the simulator.
 *
 * @param tableArns the tables of the request
 */
export async function simulatorSession(
  principal: LimitedPrincipal,
  { settings, now }: GatewayContext,
  tableArns: readonly string[] = [],
): Promise<Session> {
  const arn = principal.kind === 'role' ? principal.roleArn : principal.arn;
  const deployment = await settings.deployment([arn], tableArns);
  const deployed = deployment.principal(arn);
  const context = {
    'aws:CurrentTime': new Date(now()).toISOString(),
    'aws:SourceIp': sourceIp(deployed),
    [`${COGNITO_IDENTITY_SERVICE}:sub`]: undefined,
    'aws:TokenIssueTime': undefined,
    ...NO_SESSION_TAGS,
    ...tagKeys(principalTag, deployed.tags),
    ...(principal.kind === 'role' ? principal.context : {}),
  };
  return { deployment, role: arn, context };
}

const LOOPBACK = '127.0.0.1';

/**
 * The address of the caller. Tools that are limited to addresses call from elsewhere on AWS, so the first address that the
 * policies name takes the place of this machine's.
 */
export function sourceIp({ policies, trust }: DeployedPrincipal): string {
  const statements = [...policies, trust ?? []].flat().flatMap(documentStatements);
  const [named] = statements.flatMap(({ Condition }) => {
    const ranges = Condition?.IpAddress?.['aws:SourceIp'];
    return ranges === undefined ? [] : [ranges].flat();
  });
  return named?.split('/')[0] ?? LOOPBACK;
}

/** IAM's decision on a call, with the statements that decide. */
export async function decideWithReason(session: Session, call: Call): Promise<GatewayDecision> {
  const { decision, allowedOn, decidedBy } = await whereAllowed(session, call);
  switch (decision) {
    case 'inapplicable':
      return { outcome: 'undecided', by: `${call.action} is not an action on ${call.resource}` };
    case 'denied':
      return { outcome: 'denied', by: describe(call.action, decidedBy) };
    case 'allowed':
      return { outcome: 'allowed', by: describe(call.action, decidedBy) || allowedOn.join(' ') };
  }
}

function describe(action: string, decidedBy: DecidedBy | undefined): string {
  if (!decidedBy) return '';
  const { policy, effect, statements } = decidedBy;
  return effect === undefined
    ? `no statement of the ${policy} allows ${action}`
    : `${effect} in the ${policy}: ${statements.join(', ')}`;
}

/** IAM's error for a denial. Source: IAM User Guide, Troubleshoot access denied error messages. */
export function accessDenied(
  principal: RequestPrincipal,
  { action, resource }: Pick<Call, 'action' | 'resource'>,
  { by }: GatewayDecision,
  account: string,
): AwsError {
  const isExplicit = by.startsWith('Deny');
  const [policy = 'identity-based policy'] =
    /identity-based policy|permissions boundary|resource-based policy/.exec(by) ?? [];
  const article = /^[aeiou]/.test(policy) ? 'an' : 'a';
  const reason = isExplicit
    ? `with an explicit deny in ${article} ${policy}`
    : `because no ${policy} allows the ${action} action`;
  return {
    code: 'AccessDeniedException',
    message: `User: ${principalArn(principal, account)} is not authorized to perform: ${action} on resource: ${resource} ${reason}`,
  };
}

/** The principal's Allow statements without their conditions: what they do not allow, nothing does. */
export function withoutConditions(session: Session): Session {
  const { deployment, role } = session;
  const principal = deployment.principal(role);
  const policies = principal.policies.map((policy) => ({
    ...policy,
    Statement: documentStatements(policy)
      .filter(({ Effect }) => Effect === 'Allow')
      .map((statement): Statement => ({ ...statement, Condition: {} })),
  }));
  const open = { ...principal, policies, permissionsBoundary: undefined };
  return { ...session, deployment: { ...deployment, principal: () => open } };
}
