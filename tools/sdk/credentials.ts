/** AWS credentials as the SDK's clients take them. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Temporary security credentials. */
export interface TemporaryCredentials extends Credentials {
  readonly sessionToken: string;
  readonly expiration: Date;
}

/** Credentials as STS returns them. */
interface StsCredentials {
  readonly AccessKeyId?: string | undefined;
  readonly SecretAccessKey?: string | undefined;
  readonly SessionToken?: string | undefined;
  readonly Expiration?: Date | undefined;
}

/**
 * Converts credentials from STS.
 *
 * @param call the call that returned them, for the error
 * @throws {Error} if a part is missing
 */
export function temporaryCredentials(
  call: string,
  returned: StsCredentials = {},
): TemporaryCredentials {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = returned;
  if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration) {
    throw new Error(`${call} returned no credentials.`);
  }
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    expiration: Expiration,
  };
}
