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
