/** What the caller of `npm run user` wants of a user. */
export interface UserRequest {
  /** An e-mail address or a user name, as the user pool asks. */
  readonly username: string;
  /** The e-mail address of a user who signs in with a user name. @default - none */
  readonly email?: string | undefined;
  /** The value of the tenant claim. @default - none, or that of the existing user */
  readonly tenant?: string | undefined;
  /** Groups of the user pool to add the user to. */
  readonly groups: readonly string[];
  readonly password: PasswordSource;
}

/** How the user gets a password. */
export type PasswordSource =
  /** Cognito sends a temporary one by e-mail. */
  | { readonly kind: 'invitation' }
  /** The caller chose it. It never appears in messages. */
  | { readonly kind: 'given'; readonly password: string }
  /** It is shown once. An existing user keeps the current one, unless the caller asks for a new one. */
  | { readonly kind: 'generated'; readonly password: string; readonly isAsked: boolean }
  /** The local AWS sends no e-mail, and there is no terminal to show one in. Existing users keep theirs. */
  | { readonly kind: 'none' };

/** The password of a request; undefined if the caller does not set one. */
export function passwordOf({ password }: Pick<UserRequest, 'password'>): string | undefined {
  switch (password.kind) {
    case 'given':
    case 'generated':
      return password.password;
    case 'invitation':
    case 'none':
      return undefined;
  }
}
