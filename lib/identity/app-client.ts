import {
  ClientAttributes,
  OAuthScope,
  UserPoolClientIdentityProvider,
  type UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import { allowedValue } from '../aws/allowed-value';
import type { OAUTH_SCOPES } from '../aws/user-pools';

/** The redirect URLs of an app client, with which it can use the hosted UI. */
export interface RedirectUrls {
  /** Allowed redirect URLs after sign-in, at most 100. @default - no hosted UI */
  readonly callbackUrls?: readonly string[] | undefined;
  /** Allowed redirect URLs after sign-out, at most 100. @default - none */
  readonly logoutUrls?: readonly string[] | undefined;
}

/** The hosted UI of Cognito, which needs a domain prefix and callback URLs; these are of the default app client. */
export interface HostedUiOptions extends RedirectUrls {
  /** Domain prefix, 1 to 63 of a-z, 0-9 and `-`. @default - no hosted UI */
  readonly domainPrefix?: string | undefined;
  /**
   * OAuth scopes that all clients may request. An ID token, and so credentials, needs `openid`. With
   * `aws.cognito.signin.user.admin`, users call the self-service operations of the user pool, such as UpdateUserAttributes.
   * @default ['openid', 'email', 'profile']
   */
  readonly oauthScopes?: readonly OAuthScopeName[] | undefined;
}

/** The name of an OAuth scope of user pools. */
export type OAuthScopeName = (typeof OAUTH_SCOPES)[number];

/** The attributes that users can write. Explicit, because by default a client can also write attributes added later. */
const WRITABLE = new ClientAttributes().withStandardAttributes({
  email: true,
  familyName: true,
  fullname: true,
  givenName: true,
  locale: true,
  timezone: true,
});

const SCOPES: Readonly<Record<OAuthScopeName, OAuthScope>> = {
  openid: OAuthScope.OPENID,
  email: OAuthScope.EMAIL,
  phone: OAuthScope.PHONE,
  profile: OAuthScope.PROFILE,
  'aws.cognito.signin.user.admin': OAuthScope.COGNITO_ADMIN,
};

/** The OAuth scopes of the hosted UI by default: the claims of the ID token, without self-service operations. */
export const DEFAULT_OAUTH_SCOPES: readonly OAuthScopeName[] = ['openid', 'email', 'profile'];

/**
 * Adds a public app client (`AWS::Cognito::UserPoolClient`) for browsers and phones: without a secret, and with SRP, so
 * that the password does not leave the device. With callback URLs, it can use the hosted UI with authorization codes.
 *
 * @param id the construct ID, and so part of the logical ID
 * @param tenantClaim the custom attribute that names the tenant, which the client can read and not write
 */
export function addAppClient(
  userPool: UserPool,
  id: string,
  {
    callbackUrls,
    logoutUrls,
    oauthScopes = DEFAULT_OAUTH_SCOPES,
  }: RedirectUrls & Pick<HostedUiOptions, 'oauthScopes'>,
  tenantClaim: string | undefined,
): UserPoolClient {
  return userPool.addClient(id, {
    generateSecret: false,
    authFlows: { userSrp: true },
    disableOAuth: callbackUrls === undefined,
    oAuth: callbackUrls && {
      flows: { authorizationCodeGrant: true },
      scopes: oauthScopes.map((name) => allowedValue('oauthScopes', SCOPES, name)),
      callbackUrls: [...callbackUrls],
      logoutUrls: logoutUrls && [...logoutUrls],
    },
    supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
    enableTokenRevocation: true,
    preventUserExistenceErrors: true,
    writeAttributes: WRITABLE,
    // The ID token contains only attributes that the client can read.
    readAttributes: WRITABLE.withStandardAttributes({ emailVerified: true }).withCustomAttributes(
      ...(tenantClaim === undefined ? [] : [tenantClaim]),
    ),
  });
}
