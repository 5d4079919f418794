import {
  ClientAttributes,
  OAuthScope,
  UserPoolClientIdentityProvider,
  type UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import type { UserPoolOptions } from '../stage/schema/identity-schema';

/** What users may tell of themselves. Explicit, so that no attribute added later is writable by accident. */
const WRITABLE = new ClientAttributes().withStandardAttributes({
  email: true,
  familyName: true,
  fullname: true,
  givenName: true,
  locale: true,
  timezone: true,
});

/**
 * Adds the app client of a browser or phone: no secret, because it could not keep one, and SRP, so that the
 * password does not leave the device. With a domain prefix, also the hosted UI by authorization code.
 *
 * @param tenantClaim a custom attribute that names the user's tenant, if any
 */
export function publicClient(
  userPool: UserPool,
  { callbackUrls, logoutUrls, domainPrefix }: UserPoolOptions,
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
      callbackUrls,
      logoutUrls,
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

export const OAUTH_SCOPES = [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE];
