import type { Credentials } from '../../sdk/credentials';
import type { RequestContext } from '../../simulator/condition-keys';

/** Whose credentials sign a request. */
export type RequestPrincipal =
  | { readonly kind: 'administrator' }
  | { readonly kind: 'user'; readonly arn: string }
  | {
      readonly kind: 'role';
      readonly roleArn: string;
      readonly sessionName: string;
      /** The condition keys of the session, such as its tags. */
      readonly context: RequestContext;
      /** Whether an administrator has assumed the role. */
      readonly byAdministrator: boolean;
    };

export interface IssuedCredentials extends Credentials {
  readonly principal: RequestPrincipal;
  /** In milliseconds since 1970. @default - never */
  readonly expires?: number | undefined;
}

/** Credentials by their access key ID: those of administrators, and those that the local AWS has issued since. */
export class CredentialStore {
  private readonly byKey = new Map<string, IssuedCredentials>();

  add(credentials: IssuedCredentials): void {
    this.byKey.set(credentials.accessKeyId, credentials);
  }

  /** Undefined for a key that was never issued, or is deleted or inactive. */
  find(accessKeyId: string): IssuedCredentials | undefined {
    const found = this.byKey.get(accessKeyId);
    return this.inactive.has(accessKeyId) ? undefined : found;
  }

  private readonly inactive = new Set<string>();

  remove(accessKeyId: string): void {
    this.byKey.delete(accessKeyId);
  }

  setActive(accessKeyId: string, isActive: boolean): void {
    if (isActive) this.inactive.delete(accessKeyId);
    else this.inactive.add(accessKeyId);
  }
}

/** The ARN of a principal, as `GetCallerIdentity` and error messages name it. */
export function principalArn(principal: RequestPrincipal, account: string): string {
  switch (principal.kind) {
    case 'administrator':
      return `arn:aws:iam::${account}:root`;
    case 'user':
      return principal.arn;
    case 'role': {
      const role = principal.roleArn.slice(principal.roleArn.lastIndexOf('/') + 1);
      return `arn:aws:sts::${account}:assumed-role/${role}/${principal.sessionName}`;
    }
  }
}
