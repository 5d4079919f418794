import {
  GetCredentialsForIdentityCommand,
  GetIdCommand,
  GetOpenIdTokenCommand,
  type CognitoIdentityClient,
} from '@aws-sdk/client-cognito-identity';
import { AssumeRoleWithWebIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { temporaryCredentials, type TemporaryCredentials } from '../../sdk/credentials';

/** A user pool's name as an identity provider, and an ID token. */
export interface Login {
  readonly provider: string;
  readonly idToken: string;
}

/** Unsigned calls to an identity pool with a login. */
export class IdentityPoolClient {
  private readonly logins: { Logins?: Record<string, string> };

  /** @param login undefined for an unauthenticated identity */
  constructor(
    private readonly client: CognitoIdentityClient,
    private readonly identityPoolId: string,
    login: Login | undefined,
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

  /** An OpenID token for the classic flow, in which the client chooses the role. */
  async getOpenIdToken(identityId: string): Promise<string> {
    const { Token = '' } = await this.client.send(
      new GetOpenIdTokenCommand({ IdentityId: identityId, ...this.logins }),
    );
    return Token;
  }

  /**
   * Credentials of the enhanced flow.
   *
   * @param roleArn the role that the client requests @default - the role that the pool assigns
   */
  async getCredentials(identityId: string, roleArn?: string): Promise<TemporaryCredentials> {
    const { Credentials } = await this.client.send(
      new GetCredentialsForIdentityCommand({
        IdentityId: identityId,
        ...this.logins,
        CustomRoleArn: roleArn,
      }),
    );
    // Only this call names the secret key differently.
    const returned = Credentials && { ...Credentials, SecretAccessKey: Credentials.SecretKey };
    return temporaryCredentials('GetCredentialsForIdentity', returned);
  }
}

export interface WebIdentityRole {
  readonly roleArn: string;
  /** The OpenID token from the identity pool. */
  readonly openIdToken: string;
  /** 900 to the role's maximum. */
  readonly durationSeconds: number;
}

/** Credentials of the classic flow, by an unsigned call to STS. */
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
