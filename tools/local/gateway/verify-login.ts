import type { JwtPayload } from 'jsonwebtoken';
import type { DeployedIdentityPool } from '../../simulator/identity-pool';
import { groupsIn, textClaims } from '../../simulator/role-mapping';
import { isObject } from '../../template-access/template/json-values';
import { notAuthorized, type AwsError } from './aws-error';
import type { Parameters } from './aws-request';
import { deny, undecided, type Handling } from './decision';
import type { GatewayContext } from './gateway-context';
import { verifyToken, type TokenVerification } from './login-token';

/** The user pool token that a request shows an identity pool, or the refusal. */
export type LoginVerification =
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly handling: Handling }
  | {
      readonly kind: 'valid';
      readonly provider: string;
      readonly sub: string;
      readonly claims: Readonly<Record<string, string>>;
      readonly groups: readonly string[];
    };

/**
 * Verifies the token of a request. None is enough only for a pool that allows unauthenticated identities.
 *
 * Source of the errors: Cognito identity pools, as its clients report them.
 */
export async function verifyLogin(
  { Logins }: Parameters,
  pool: DeployedIdentityPool,
  context: GatewayContext,
): Promise<LoginVerification> {
  const [first, ...others] = Object.entries(isObject(Logins) ? Logins : {});
  if (!first) {
    return pool.allowsUnauthenticatedIdentities
      ? { kind: 'none' }
      : refused('AllowUnauthenticatedIdentities is off', NO_UNAUTHENTICATED_ACCESS);
  }
  const [provider, token] = first;
  if (others.length > 0 || pool.otherProviders.includes(provider)) {
    const by = 'only a single login of a user pool is decided';
    return { kind: 'refused', handling: undecided(by, notAuthorized(by)) };
  }
  return verifyUserPoolLogin(provider, token, pool, context);
}

async function verifyUserPoolLogin(
  provider: string,
  token: unknown,
  pool: DeployedIdentityPool,
  context: GatewayContext,
): Promise<LoginVerification> {
  const clients = pool.providers.filter(({ name }) => name === provider);
  const [client] = clients;
  if (!client) return refused('not a provider of the identity pool', UNSUPPORTED);
  const result = verifyToken(token, 'id', context.tokens, context.now());
  const clientIds = clients.map(({ clientId }) => clientId);
  const error = tokenError(result, provider, clientIds);
  if (error) return refused('the login token is not valid', error);
  const { claims, userPoolId } = result as Extract<TokenVerification, { readonly valid: true }>;
  if (client.checksTokens && (await isRevoked(claims, userPoolId, context))) {
    return refused('ServerSideTokenCheck: the user is signed out globally, or deleted', REVOKED);
  }
  return {
    kind: 'valid',
    ...{ provider, sub: String(claims.sub), claims: textClaims(claims) },
    groups: groupsIn(claims),
  };
}

function refused(by: string, error: AwsError): LoginVerification {
  return { kind: 'refused', handling: deny(by, error) };
}

const UNSUPPORTED = notAuthorized('Token is not from a supported provider of this identity pool.');
const REVOKED = notAuthorized('Invalid login token. Token is revoked.');

function tokenError(
  result: TokenVerification,
  provider: string,
  clientIds: readonly string[],
): AwsError | undefined {
  const { claims } = result;
  if (claims && claims.iss !== `https://${provider}`) {
    return notAuthorized("Invalid login token. Issuer doesn't match providerName");
  }
  if (result.valid) {
    return clientIds.includes(String(result.claims.aud)) ? undefined : UNSUPPORTED;
  }
  switch (result.reason) {
    case 'malformed':
      return notAuthorized('Invalid login token. Not a valid OpenId Connect identity token.');
    case 'issuer':
      return notAuthorized("Invalid login token. Issuer doesn't match providerName");
    case 'use':
      return notAuthorized('Invalid login token. Missing a required claim: aud');
    case 'signature':
      return notAuthorized('Invalid login token. Token signature invalid.');
    case 'expired':
      return notAuthorized(
        `Invalid login token. Token expired: ${Math.floor(Date.now() / 1_000)} >= ${result.claims?.exp}`,
      );
  }
}

/** Source: CloudFormation, CognitoIdentityProvider, ServerSideTokenCheck. */
async function isRevoked(
  claims: JwtPayload,
  userPoolId: string,
  { signOuts, settings }: GatewayContext,
): Promise<boolean> {
  const username = String(claims['cognito:username']);
  return (
    signOuts.hasRevoked(userPoolId, username, claims.iat) ||
    !(await settings.hasUser(userPoolId, username))
  );
}

/** Cognito's error for a request without a token. */
export const NO_UNAUTHENTICATED_ACCESS = notAuthorized(
  'Unauthenticated access is not supported for this identity pool.',
);
