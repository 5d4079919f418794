import { jsonOf, notAuthorized, type AwsError, type HttpAnswer } from './aws-error';
import type { AwsRequest, Parameters } from './aws-request';
import { allow, deny, undecided, type Handling } from './decision';
import type { DeployedAppClient } from './deployed-settings';
import type { GatewayContext } from './gateway-context';
import { attributeNames, namesInResponses, unwritable } from './unwritable-attributes';
import { verifyToken, type TokenVerification } from './login-token';

/**
 * How Cognito authorizes the operations of clients, which nobody signs. Source: Cognito Developer Guide, User pools
 * authentication operations.
 */
const OPERATIONS: Readonly<Record<string, 'app client' | 'access token' | 'session or token'>> = {
  AssociateSoftwareToken: 'session or token',
  ChangePassword: 'access token',
  ConfirmDevice: 'access token',
  ConfirmForgotPassword: 'app client',
  ConfirmSignUp: 'app client',
  DeleteUser: 'access token',
  DeleteUserAttributes: 'access token',
  ForgetDevice: 'access token',
  ForgotPassword: 'app client',
  GetDevice: 'access token',
  GetTokensFromRefreshToken: 'app client',
  GetUser: 'access token',
  GetUserAttributeVerificationCode: 'access token',
  GetUserAuthFactors: 'access token',
  GlobalSignOut: 'access token',
  InitiateAuth: 'app client',
  ListDevices: 'access token',
  ResendConfirmationCode: 'app client',
  RespondToAuthChallenge: 'app client',
  RevokeToken: 'app client',
  SetUserMFAPreference: 'access token',
  SetUserSettings: 'access token',
  SignUp: 'app client',
  UpdateDeviceStatus: 'access token',
  UpdateUserAttributes: 'access token',
  VerifySoftwareToken: 'session or token',
  VerifyUserAttribute: 'access token',
};

/** A request of a client to a user pool; undefined for the operations of administrators. */
export async function userPoolRequest(
  { action, parameters }: AwsRequest,
  context: GatewayContext,
): Promise<Handling | undefined> {
  const kind = Object.hasOwn(OPERATIONS, action) ? OPERATIONS[action] : undefined;
  if (kind === undefined) return undefined;
  const hasToken = typeof parameters.AccessToken === 'string';
  if (kind === 'app client') {
    const handling = await ofAppClient(action, parameters, context);
    return handling.kind === 'refuse'
      ? handling
      : { ...handling, answered: rememberTokens(context) };
  }
  if (kind === 'session or token' && !hasToken) return allow('the session of a challenge');
  return withAccessToken(action, parameters, context);
}

/** Remembers the tokens that the emulator issues. */
export function rememberTokens({ tokens }: GatewayContext): (answer: HttpAnswer) => HttpAnswer {
  return (answer) => {
    tokens.addFrom(jsonOf(answer));
    return answer;
  };
}

async function ofAppClient(
  action: string,
  parameters: Parameters,
  { settings }: GatewayContext,
): Promise<Handling> {
  const { ClientId } = parameters;
  const found = typeof ClientId === 'string' ? await settings.appClient(ClientId) : undefined;
  if (!found) {
    const message = `User pool client ${String(ClientId)} does not exist.`;
    return deny('no such app client', { code: 'ResourceNotFoundException', message });
  }
  if (found.client.ClientSecret) {
    const by = 'app clients with a secret are not simulated';
    return undecided(
      by,
      notAuthorized(`Unable to verify secret hash for client ${String(ClientId)}`),
    );
  }
  switch (action) {
    case 'SignUp':
      return signUp(parameters, found);
    case 'InitiateAuth':
      return initiateAuth(parameters, found);
    case 'RespondToAuthChallenge':
      return unwritable(namesInResponses(parameters), found) ?? allow('the session of a challenge');
    default:
      return allow('the app client');
  }
}

function signUp(parameters: Parameters, { pool, client }: DeployedAppClient): Handling {
  if (pool.AdminCreateUserConfig?.AllowAdminCreateUserOnly) {
    const error = notAuthorized('SignUp is not permitted for this user pool');
    return deny('AllowAdminCreateUserOnly is on', error);
  }
  const names = attributeNames(parameters.UserAttributes);
  return unwritable(names, { client }) ?? allow('self sign-up is on');
}

/** The setting that opens each flow. Source: Cognito user pools API reference, InitiateAuth and CreateUserPoolClient. */
const FLOWS: Readonly<Record<string, string>> = {
  CUSTOM_AUTH: 'ALLOW_CUSTOM_AUTH',
  REFRESH_TOKEN: 'ALLOW_REFRESH_TOKEN_AUTH',
  REFRESH_TOKEN_AUTH: 'ALLOW_REFRESH_TOKEN_AUTH',
  USER_AUTH: 'ALLOW_USER_AUTH',
  USER_PASSWORD_AUTH: 'ALLOW_USER_PASSWORD_AUTH',
  USER_SRP_AUTH: 'ALLOW_USER_SRP_AUTH',
};

/** Source: Cognito user pools API reference, CreateUserPoolClient, ExplicitAuthFlows. */
const DEFAULT_FLOWS = ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH'];

function initiateAuth({ AuthFlow }: Parameters, { client }: DeployedAppClient): Handling {
  const flow = String(AuthFlow);
  const setting = Object.hasOwn(FLOWS, flow) ? FLOWS[flow] : undefined;
  const { ExplicitAuthFlows: set = [] } = client;
  const flows: readonly string[] = set.length > 0 ? set : DEFAULT_FLOWS;
  if (setting !== undefined && flows.includes(setting)) return allow(setting);
  return deny(`ExplicitAuthFlows does not have ${setting ?? flow}`, {
    code: 'InvalidParameterException',
    message: `${flow} flow not enabled for this client`,
  });
}

async function withAccessToken(
  action: string,
  parameters: Parameters,
  context: GatewayContext,
): Promise<Handling> {
  const result = verifyToken(parameters.AccessToken, 'access', context.tokens, context.now());
  if (!result.valid) return deny('the access token is not valid', accessTokenError(result));
  const { claims, userPoolId } = result;
  const username = String(claims.username);
  if (context.signOuts.hasRevoked(userPoolId, username, claims.iat)) {
    return deny('the user is signed out globally', notAuthorized('Access Token has been revoked'));
  }
  if (action === 'UpdateUserAttributes' || action === 'DeleteUserAttributes') {
    const found = await context.settings.appClient(String(claims.client_id));
    const names = [
      ...attributeNames(parameters.UserAttributes),
      ...[parameters.UserAttributeNames ?? []].flat().map(String),
    ];
    const refusal = found && unwritable(names, found);
    if (refusal) return refusal;
  }
  return allow('the access token', (answer) => {
    if (action === 'GlobalSignOut') context.signOuts.record(userPoolId, username, context.now());
    return answer;
  });
}

function accessTokenError({
  reason,
}: Extract<TokenVerification, { readonly valid: false }>): AwsError {
  switch (reason) {
    case 'malformed':
    case 'issuer':
    case 'use':
      return notAuthorized('Invalid Access Token');
    case 'signature':
      return notAuthorized('Could not verify signature for Access Token');
    case 'expired':
      return notAuthorized('Access Token has expired');
  }
}
