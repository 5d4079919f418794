/** What an identity pool admits beside user pools, as templates and Cognito's API alike have it. */
export interface Admitting {
  readonly SupportedLoginProviders?: Readonly<Record<string, string>> | undefined;
  readonly OpenIdConnectProviderARNs?: readonly string[] | undefined;
  readonly SamlProviderARNs?: readonly string[] | undefined;
  readonly DeveloperProviderName?: string | undefined;
}

/** Everybody but user pools who may say who somebody is: social logins, OpenID Connect, SAML, developers. */
export function otherProviders(pool: Admitting): string[] {
  return [
    ...Object.keys(pool.SupportedLoginProviders ?? {}),
    ...(pool.OpenIdConnectProviderARNs ?? []),
    ...(pool.SamlProviderARNs ?? []),
    // Nothing said may be an empty text.
    ...(pool.DeveloperProviderName ? [pool.DeveloperProviderName] : []),
  ];
}
