import {
  ClientAttributes,
  OAuthScope,
  UserPoolClientIdentityProvider,
  type UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';

/** The hosted UI, Cognito's own sign-in page: it needs a domain prefix and callback URLs. */
export interface HostedUiOptions {
  /** 1 to 63 of a-z, 0-9 and `-`: the beginning of the page's host. @default - no hosted UI */
  readonly domainPrefix?: string | undefined;
  /** Where the page returns to after sign-in, 100 at most. @default - no hosted UI */
  readonly callbackUrls?: readonly string[] | undefined;
  /** Where the page returns to after sign-out, 100 at most. @default - none */
  readonly logoutUrls?: readonly string[] | undefined;
}

/** What users may tell of themselves. Explicit, so that no attribute added later is writable by accident. */
const WRITABLE = new ClientAttributes().withStandardAttributes({
  email: true,
  familyName: true,
  fullname: true,
  givenName: true,
  locale: true,
  timezone: true,
});

/** What the ID token and the hosted UI give to the app. */
export const OAUTH_SCOPES = [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE];

/**
 * Adds the app client of a browser or phone: no secret, because it could not keep one, and SRP, so that the
 * password does not leave the device. With a domain prefix, also the hosted UI by authorization code.
 *
 * @param tenantClaim a custom attribute that names the user's tenant, if any
 */
export function addAppClient(
  userPool: UserPool,
  { callbackUrls, logoutUrls, domainPrefix }: HostedUiOptions,
  tenantClaim: string | undefined,
): UserPoolClient {
  if (domainPrefix !== undefined) {
    userPool.addDomain('Domain', { cognitoDomain: { domainPrefix } });
  }
  return userPool.addClient('Client', {
    generateSecret: false,
    authFlows: { userSrp: true },
    disableOAuth: callbackUrls === undefined,
    oAuth: callbackUrls && {
      flows: { authorizationCodeGrant: true },
      scopes: OAUTH_SCOPES,
      callbackUrls: [...callbackUrls],
      logoutUrls: logoutUrls && [...logoutUrls],
    },
    supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
    enableTokenRevocation: true,
    preventUserExistenceErrors: true,
    writeAttributes: WRITABLE,
    // The ID token has only what its client may read, and the tenant must be in it.
    readAttributes: WRITABLE.withStandardAttributes({ emailVerified: true }).withCustomAttributes(
      ...(tenantClaim === undefined ? [] : [tenantClaim]),
    ),
  });
}
