import { requestTag, principalTag, TENANT_TAG } from '../../../lib/aws/condition-keys';
import { IAM_DEFAULT_SESSION } from '../../../lib/aws/session-limits';
import type { DeployedPrincipal } from '../../simulator/deployment';
import { decide } from '../../simulator/engine';
import { tagKeys } from '../../simulator/session-tags';
import type { AwsError, HttpAnswer } from './aws-error';
import type { AwsRequest, Parameters } from './aws-request';
import { accessDenied, simulatorSession, sourceIp } from './authorize';
import { allow, deny, undecided, type Handling } from './decision';
import type { GatewayContext } from './gateway-context';
import { principalArn, type RequestPrincipal } from './issued-credentials';
import { signInTo } from './sign-in-to-pool';

/**
 * A request to STS.
 *
 * @param principal undefined for a request that nobody signed
 */
export async function stsRequest(
  { action, parameters }: AwsRequest,
  principal: RequestPrincipal | undefined,
  context: GatewayContext,
): Promise<Handling | undefined> {
  if (action === 'AssumeRoleWithWebIdentity') return withWebIdentity(parameters, context);
  if (principal === undefined) return undefined;
  if (action === 'GetCallerIdentity') return callerIdentity(principal, context);
  return action === 'AssumeRole' ? assumeRole(parameters, principal, context) : undefined;
}

/** The emulator names the authenticated role for every user. */
function callerIdentity(principal: RequestPrincipal, { place }: GatewayContext): Handling {
  const arn = principalArn(principal, place.account);
  return allow('GetCallerIdentity needs no permission', (answer) => ({
    ...answer,
    body: Buffer.from(answer.body.toString('utf8').replace(/<Arn>[^<]*/, `<Arn>${arn}`)),
  }));
}

const NOT_AUTHORIZED: AwsError = {
  code: 'AccessDenied',
  message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
};

async function withWebIdentity(parameters: Parameters, context: GatewayContext): Promise<Handling> {
  const token = context.identities.findToken(String(parameters.WebIdentityToken));
  const roleArn = String(parameters.RoleArn);
  if (!token) {
    const message =
      'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)';
    return deny('no OpenID token of an identity pool', { code: 'InvalidIdentityToken', message });
  }
  const limit = await sessionLimit(parameters, roleArn, context);
  if (limit) return limit;
  const { identityPoolId, ...user } = token;
  const signedIn = await signInTo(
    identityPoolId,
    { ...user, flow: 'classic', asksFor: roleArn },
    context,
  );
  if (!signedIn.allowed) return deny(signedIn.deniedBy, NOT_AUTHORIZED);
  const session = signedIn.session.context;
  return allow(`trust policy of ${roleArn}`, (answer) =>
    remember(
      answer,
      parameters,
      { kind: 'role', roleArn, context: session, byAdministrator: false },
      context,
    ),
  );
}

/** Administrators may assume any role, as the tool or service that the role trusts would. */
async function assumeRole(
  parameters: Parameters,
  principal: RequestPrincipal,
  context: GatewayContext,
): Promise<Handling> {
  const roleArn = String(parameters.RoleArn);
  const byAdministrator = principal.kind === 'administrator';
  const limit = await sessionLimit(parameters, roleArn, context);
  if (limit) return limit;
  if (!byAdministrator) {
    const denial = await assumeRoleDenial(parameters, roleArn, principal, context);
    if (denial) return denial;
  }
  const tags = tagKeys(principalTag, tagsIn(parameters));
  const session = { 'aws:TokenIssueTime': new Date(context.now()).toISOString(), ...tags };
  return allow(byAdministrator ? 'an administrator' : `trust policy of ${roleArn}`, (answer) =>
    remember(
      answer,
      parameters,
      { kind: 'role', roleArn, context: session, byAdministrator },
      context,
    ),
  );
}

/** The refusal of a session that is longer than the role allows, or of a role that does not exist. */
async function sessionLimit(
  { DurationSeconds }: Parameters,
  roleArn: string,
  { settings }: GatewayContext,
): Promise<Handling | undefined> {
  const role = await settings.principal(roleArn).catch(() => undefined);
  if (!role) return deny(`no role ${roleArn}`, { ...NOT_AUTHORIZED, message: 'Access denied' });
  const { maxSessionDuration = IAM_DEFAULT_SESSION } = role;
  if (Number(DurationSeconds ?? 0) <= maxSessionDuration) return undefined;
  return deny(`MaxSessionDuration of the role: ${maxSessionDuration} s`, {
    code: 'ValidationError',
    message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    status: 400,
  });
}

/** Undefined if the trust policy and the caller's own policies allow the call. */
async function assumeRoleDenial(
  parameters: Parameters,
  roleArn: string,
  principal: Exclude<RequestPrincipal, { readonly kind: 'administrator' }>,
  context: GatewayContext,
): Promise<Handling | undefined> {
  const { account } = context.place;
  const caller = await simulatorSession(principal, context);
  const role = await context.settings.principal(roleArn);
  const request = {
    principal: principalArn(principal, account),
    action: 'sts:AssumeRole',
    ...{ resource: roleArn, account },
    context: { ...caller.context, ...assumeRoleKeys(parameters, role) },
  };
  if (Object.keys(tagsIn(parameters)).length > 0) {
    const by = 'session tags of AssumeRole are not simulated';
    return undecided(by, accessDenied(principal, request, { outcome: 'undecided', by }, account));
  }
  const { policies, boundaryPolicy: boundary } = caller.deployment.principal(caller.role);
  const { decision } = await decide(request, {
    ofIdentity: policies,
    boundary,
    ...(role.trust && { ofResource: role.trust }),
  });
  if (decision === 'allowed') return undefined;
  const by = `no statement of the trust policy of ${roleArn} and of the caller's policies allows it`;
  const error = accessDenied(principal, request, { outcome: 'denied', by }, account);
  return deny(by, { ...error, code: 'AccessDenied' });
}

/** The condition keys of a call of AssumeRole. */
function assumeRoleKeys(parameters: Parameters, role: DeployedPrincipal) {
  const { ExternalId } = parameters;
  return {
    'aws:SourceIp': sourceIp(role),
    'sts:ExternalId': typeof ExternalId === 'string' ? ExternalId : undefined,
    [requestTag(TENANT_TAG)]: undefined,
    ...tagKeys(requestTag, tagsIn(parameters)),
  };
}

function tagsIn(parameters: Parameters): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, key]) => {
      const [, position] = /^Tags\.member\.(\d+)\.Key$/.exec(name) ?? [];
      const value = parameters[`Tags.member.${String(position)}.Value`];
      return position === undefined ? [] : [[String(key), String(value)]];
    }),
  );
}

function remember(
  answer: HttpAnswer,
  { RoleSessionName }: Parameters,
  principal: Omit<Extract<RequestPrincipal, { readonly kind: 'role' }>, 'sessionName'>,
  { credentials }: GatewayContext,
): HttpAnswer {
  const text = answer.body.toString('utf8');
  credentials.add({
    accessKeyId: elementIn(text, 'AccessKeyId'),
    secretAccessKey: elementIn(text, 'SecretAccessKey'),
    sessionToken: elementIn(text, 'SessionToken'),
    expires: Date.parse(elementIn(text, 'Expiration')),
    principal: { ...principal, sessionName: String(RoleSessionName) },
  });
  return answer;
}

/** The text of an element in an answer of the Query protocol. */
export function elementIn(xml: string, name: string): string {
  const [, text = ''] = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml) ?? [];
  return text.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
}
