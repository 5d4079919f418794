/** AWS credentials in the form that the SDK's clients take. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Temporary credentials, and when they end. */
export interface ExpiringCredentials extends Credentials {
  readonly sessionToken: string;
  readonly expiration: Date;
}

/** Credentials as STS gives them. */
interface GivenCredentials {
  readonly AccessKeyId?: string | undefined;
  readonly SecretAccessKey?: string | undefined;
  readonly SessionToken?: string | undefined;
  readonly Expiration?: Date | undefined;
}

/**
 * The same in the form that the SDK's clients take.
 *
 * @param call the call that gave them
 * @throws {Error} where a part is missing
 */
export function expiringCredentials(
  call: string,
  given: GivenCredentials = {},
): ExpiringCredentials {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = given;
  if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration) {
    throw new Error(`${call} gave no credentials`);
  }
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    expiration: Expiration,
  };
}
