import {
  CognitoIdentityClient,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
  GetOpenIdTokenCommand,
} from '@aws-sdk/client-cognito-identity';
import { expiringCredentials, type ExpiringCredentials } from '../../lib/probes/credentials';
import { assertLoopback } from '../loopback';

/** One user's way to an identity and its credentials: unsigned calls that carry the ID token. */
export class Identity {
  private readonly client: CognitoIdentityClient;
  private readonly logins: Record<string, string>;

  constructor(
    { endpoint, region }: { readonly endpoint: string; readonly region: string },
    private readonly identityPoolId: string,
    { userPoolId, idToken }: { readonly userPoolId: string; readonly idToken: string },
  ) {
    assertLoopback(endpoint);
    this.client = new CognitoIdentityClient({ endpoint, region });
    this.logins = { [`cognito-idp.${region}.amazonaws.com/${userPoolId}`]: idToken };
  }

  /** The identity ID, `<region>:<uuid>`. */
  async getId(): Promise<string> {
    const { IdentityId = '' } = await this.client.send(
      new GetIdCommand({ IdentityPoolId: this.identityPoolId, Logins: this.logins }),
    );
    return IdentityId;
  }

  /** A token for the classic flow, in which the client assumes a role of its choice. */
  async getOpenIdToken(identityId: string): Promise<string> {
    const { Token = '' } = await this.client.send(
      new GetOpenIdTokenCommand({ IdentityId: identityId, Logins: this.logins }),
    );
    return Token;
  }

  /** Credentials of the enhanced flow, of the role that the pool chooses, and when they end. */
  async getCredentials(identityId: string): Promise<ExpiringCredentials> {
    const { Credentials } = await this.client.send(
      new GetCredentialsForIdentityCommand({ IdentityId: identityId, Logins: this.logins }),
    );
    // Here alone the secret key has another name.
    const given = Credentials && { ...Credentials, SecretAccessKey: Credentials.SecretKey };
    return expiringCredentials('GetCredentialsForIdentity', given);
  }
}
