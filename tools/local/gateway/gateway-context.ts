import type { Deployment } from '../../simulator/deployment';
import type { DeployedSettings } from './deployed-settings';
import type { IdentityStore } from './identity-store';
import type { CredentialStore } from './issued-credentials';
import type { IssuedTokens } from './login-token';
import type { SignOuts } from './sign-outs';

/** What the decisions of the gateway are made from. */
export interface GatewayContext {
  readonly place: Pick<Deployment, 'account' | 'region'>;
  readonly settings: DeployedSettings;
  readonly credentials: CredentialStore;
  readonly identities: IdentityStore;
  readonly tokens: IssuedTokens;
  readonly signOuts: SignOuts;
  /** In milliseconds since 1970. */
  readonly now: () => number;
}
