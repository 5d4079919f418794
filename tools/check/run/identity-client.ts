import {
  GetCredentialsForIdentityCommand,
  GetIdCommand,
  GetOpenIdTokenCommand,
  type CognitoIdentityClient,
} from '@aws-sdk/client-cognito-identity';
import { temporaryCredentials, type TemporaryCredentials } from '../../sdk/credentials';
import { AssumeRoleWithWebIdentityCommand, type STSClient } from '@aws-sdk/client-sts';

/** A way to an identity and its credentials: calls that are not signed, with what somebody shows. */
export class IdentityPoolClient {
  private readonly logins: { Logins?: Record<string, string> };

  /**
   * @param login the name of the identity provider, and its ID token; undefined for a guest
   */
  constructor(
    private readonly client: CognitoIdentityClient,
    private readonly identityPoolId: string,
    login: { readonly provider: string; readonly idToken: string } | undefined,
  ) {
    this.logins = login ? { Logins: { [login.provider]: login.idToken } } : {};
  }

  /** The identity ID, `<region>:<uuid>`. */
  async getId(): Promise<string> {
    const { IdentityId = '' } = await this.client.send(
      new GetIdCommand({ IdentityPoolId: this.identityPoolId, ...this.logins }),
    );
    return IdentityId;
  }

  /** A token for the classic flow, in which the client assumes a role of its choice. */
  async getOpenIdToken(identityId: string): Promise<string> {
    const { Token = '' } = await this.client.send(
      new GetOpenIdTokenCommand({ IdentityId: identityId, ...this.logins }),
    );
    return Token;
  }

  /**
   * Credentials of the enhanced flow, and when they end.
   *
   * @param roleArn the role that the client asks for @default - the role that the pool chooses
   */
  async getCredentials(identityId: string, roleArn?: string): Promise<TemporaryCredentials> {
    const { Credentials } = await this.client.send(
      new GetCredentialsForIdentityCommand({
        IdentityId: identityId,
        ...this.logins,
        CustomRoleArn: roleArn,
      }),
    );
    // Here alone the secret key has another name.
    const given = Credentials && { ...Credentials, SecretAccessKey: Credentials.SecretKey };
    return temporaryCredentials('GetCredentialsForIdentity', given);
  }
}

export interface WebIdentityRole {
  readonly roleArn: string;
  /** What Cognito's identity service says of the user. */
  readonly openIdToken: string;
  /** 900 to the role's maximum. */
  readonly durationSeconds: number;
}

/** Credentials of the classic flow: an unsigned call, with which the client assumes a role of its choice. */
export async function assumeRoleWithWebIdentity(
  client: STSClient,
  { roleArn, openIdToken, durationSeconds }: WebIdentityRole,
): Promise<TemporaryCredentials> {
  const { Credentials } = await client.send(
    new AssumeRoleWithWebIdentityCommand({
      RoleArn: roleArn,
      RoleSessionName: 'CognitoIdentityCredentials',
      WebIdentityToken: openIdToken,
      DurationSeconds: durationSeconds,
    }),
  );
  return temporaryCredentials('AssumeRoleWithWebIdentity', Credentials);
}
