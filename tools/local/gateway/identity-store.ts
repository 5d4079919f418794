/** An identity of an identity pool, and the user who is linked to it. */
export interface KnownIdentity {
  readonly identityPoolId: string;
  /** Undefined for an unauthenticated identity. */
  readonly login: LinkedLogin | undefined;
}

export interface LinkedLogin {
  /** The user pool's name as a provider. */
  readonly provider: string;
  readonly sub: string;
}

/** An OpenID token of an identity, and the user for whom it was issued. */
export interface OpenIdToken {
  readonly identityPoolId: string;
  readonly identityId: string;
  readonly claims: Readonly<Record<string, string>>;
  readonly groups: readonly string[];
}

/** The identities and OpenID tokens that the local AWS has issued. */
export class IdentityStore {
  private readonly byId = new Map<string, KnownIdentity>();
  private readonly byToken = new Map<string, OpenIdToken>();

  /** Links an identity. One with a login keeps it. */
  link(identityId: string, identity: KnownIdentity): void {
    if (this.byId.get(identityId)?.login === undefined) this.byId.set(identityId, identity);
  }

  find(identityId: string): KnownIdentity | undefined {
    return this.byId.get(identityId);
  }

  addToken(token: string, of: OpenIdToken): void {
    this.byToken.set(token, of);
  }

  findToken(token: string): OpenIdToken | undefined {
    return this.byToken.get(token);
  }
}
