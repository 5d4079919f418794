import { AssumeRoleWithWebIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { temporaryCredentials, type TemporaryCredentials } from '../../sdk/credentials';

export interface RoleToAssume {
  readonly roleArn: string;
  /** What Cognito's identity service says of the user. */
  readonly openIdToken: string;
  /** 900 to the role's maximum. */
  readonly durationSeconds: number;
}

/** Credentials of the classic flow: an unsigned call, with which the client assumes a role of its choice. */
export async function assumeRole(
  client: STSClient,
  { roleArn, openIdToken, durationSeconds }: RoleToAssume,
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
