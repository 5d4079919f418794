import type { DeployedIdentityPool } from '../../simulator/identity-pool';
import type { SignIn } from '../../simulator/sign-in';
import { jsonOf, notAuthorized, type AwsError } from './aws-error';
import { isObject, type AwsRequest, type Parameters } from './aws-request';
import { verifyLogin, NO_UNAUTHENTICATED_ACCESS, type LoginVerification } from './verify-login';
import { allow, deny, undecided, type Handling } from './decision';
import type { GatewayContext } from './gateway-context';
import type { KnownIdentity } from './identity-store';
import { signInTo } from './sign-in-to-pool';

/** A request of a client to an identity pool, which nobody signs. */
export async function identityPoolRequest(
  { action, parameters }: AwsRequest,
  context: GatewayContext,
): Promise<Handling | undefined> {
  switch (action) {
    case 'GetId':
      return getId(parameters, context);
    case 'GetCredentialsForIdentity':
      return getCredentials(parameters, context);
    case 'GetOpenIdToken':
      return getOpenIdToken(parameters, context);
    default:
      return undefined;
  }
}

const OTHER_LOGIN = notAuthorized(
  "Logins don't match. Please include at least one valid login for this identity or identity pool.",
);
const BAD_CONFIGURATION: AwsError = {
  code: 'InvalidIdentityPoolConfigurationException',
  message: 'Invalid identity pool configuration. Check assigned IAM roles for this pool.',
};

async function getId(parameters: Parameters, context: GatewayContext): Promise<Handling> {
  const { IdentityPoolId } = parameters;
  const identityPoolId = String(IdentityPoolId);
  const pool = await existingPool(identityPoolId, context);
  if (!pool) return allow('there is no such identity pool');
  const login = await verifyLogin(parameters, pool, context);
  if (login.kind === 'refused') return login.handling;
  const linked = login.kind === 'none' ? undefined : login;
  return allow(linked ? 'a valid token of the user pool' : UNAUTHENTICATED_ALLOWED, (answer) => {
    const { IdentityId } = jsonOf(answer);
    const link = linked && { provider: linked.provider, sub: linked.sub };
    context.identities.link(String(IdentityId), { identityPoolId, login: link });
    return answer;
  });
}

async function existingPool(id: string, { settings }: GatewayContext) {
  return settings.identityPool(id).catch((error: unknown) => {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  });
}

const UNAUTHENTICATED_ALLOWED = 'AllowUnauthenticatedIdentities is on';

/** The identity of a request with its login, or the refusal. */
type IdentityVerification =
  | { readonly kind: 'refused'; readonly handling: Handling }
  | {
      readonly kind: 'found';
      readonly identityId: string;
      readonly identity: KnownIdentity;
      readonly pool: DeployedIdentityPool;
      readonly login: Exclude<LoginVerification, { readonly kind: 'refused' }>;
    };

async function verifyIdentity(
  parameters: Parameters,
  context: GatewayContext,
): Promise<IdentityVerification> {
  const identityId = String(parameters.IdentityId);
  const identity = context.identities.find(identityId);
  const refused = (handling: Handling): IdentityVerification => ({ kind: 'refused', handling });
  if (!identity) {
    const message = `Identity '${identityId}' not found.`;
    return refused(deny('unknown identity', { code: 'ResourceNotFoundException', message }));
  }
  const pool = await context.settings.identityPool(identity.identityPoolId);
  const login = await verifyLogin(parameters, pool, context);
  if (login.kind === 'refused') return login;
  const { login: linked } = identity;
  if (linked && login.kind === 'none') {
    const error = notAuthorized(`Access to Identity '${identityId}' is forbidden.`);
    return refused(deny('the identity is that of a user', error));
  }
  if (linked && login.kind === 'valid') {
    const isOwn = linked.provider === login.provider && linked.sub === login.sub;
    if (!isOwn) return refused(deny('the identity is that of another user', OTHER_LOGIN));
  }
  return { kind: 'found', identityId, identity, pool, login };
}

async function getCredentials(parameters: Parameters, context: GatewayContext): Promise<Handling> {
  const result = await verifyIdentity(parameters, context);
  if (result.kind === 'refused') return result.handling;
  const { identityId, identity, pool, login } = result;
  if (login.kind === 'none') {
    return pool.unauthenticatedRole === undefined
      ? deny('the identity pool has no role for unauthenticated identities', BAD_CONFIGURATION)
      : undecided('sessions of unauthenticated identities are not simulated', BAD_CONFIGURATION);
  }
  const { CustomRoleArn } = parameters;
  const asksFor = typeof CustomRoleArn === 'string' ? CustomRoleArn : undefined;
  const user = { claims: login.claims, groups: login.groups, identityId, asksFor };
  const signedIn = await signInTo(identity.identityPoolId, user, context);
  if (!signedIn.allowed) return deny(...signInError(signedIn.deniedBy, asksFor));
  const { role, context: sessionContext } = signedIn.session;
  return allow(`role ${role}`, (answer) => {
    const { Credentials, IdentityId } = jsonOf(answer);
    const given = isObject(Credentials) ? Credentials : {};
    context.identities.link(String(IdentityId), { ...identity, login });
    context.credentials.add({
      accessKeyId: String(given.AccessKeyId),
      secretAccessKey: String(given.SecretKey),
      sessionToken: String(given.SessionToken),
      expires: Number(given.Expiration) * 1_000,
      principal: {
        kind: 'role',
        roleArn: role,
        sessionName: 'CognitoIdentityCredentials',
        context: sessionContext,
        byAdministrator: false,
      },
    });
    return answer;
  });
}

type DeniedBy = Extract<SignIn, { readonly allowed: false }>['deniedBy'];

function signInError(deniedBy: DeniedBy, asksFor: string | undefined): [string, AwsError] {
  if (deniedBy === 'role mapping') {
    return asksFor === undefined
      ? [
          'the role mapping assigns no role to the token',
          notAuthorized('The ambiguous role mapping rules denied this request.'),
        ]
      : [
          'the role mapping does not assign this role to the token',
          {
            code: 'InvalidParameterException',
            message: 'The custom role is not permitted for this identity.',
          },
        ];
  }
  return [deniedBy, deniedBy === 'tags' ? TAG_ERROR : BAD_CONFIGURATION];
}

const TAG_ERROR = notAuthorized('Invalid session tag value.');

async function getOpenIdToken(parameters: Parameters, context: GatewayContext): Promise<Handling> {
  const result = await verifyIdentity(parameters, context);
  if (result.kind === 'refused') return result.handling;
  const { identityId, identity, pool, login } = result;
  const isMapped = pool.roleMappings.length > 0;
  if (!pool.allowsClassicFlow || isMapped) {
    const state = isMapped ? 'not supported with RoleMappings' : 'not enabled';
    return deny(isMapped ? 'the identity pool maps roles' : 'AllowClassicFlow is off', {
      code: 'InvalidParameterException',
      message: `Basic (classic) flow is ${state}, please use enhanced flow.`,
    });
  }
  if (login.kind === 'none') {
    const by = 'sessions of unauthenticated identities are not simulated';
    return undecided(by, NO_UNAUTHENTICATED_ACCESS);
  }
  return allow('AllowClassicFlow is on', (answer) => {
    const { identityPoolId } = identity;
    const { claims, groups } = login;
    const token = { identityPoolId, identityId, claims, groups };
    context.identities.addToken(String(jsonOf(answer).Token), token);
    return answer;
  });
}
