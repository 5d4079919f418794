import type { NameForm } from '../aws/name-patterns';

/** A tool that runs as a role or user in an AWS account, and sends an external ID. */
export interface PrincipalTrust {
  /** A role, a user or an account. */
  readonly kind: 'principal';
  /** The ARN of one role or user, or with `allowAccountRoot` of an account root. */
  readonly principalArn: string;
  /** 2 to 1,224 letters, digits and `_+=,.@:/-`. It is not secret. */
  readonly externalId: string;
  /** Whether `principalArn` may be a whole account. @default false */
  readonly allowAccountRoot?: boolean | undefined;
}

/** A tool that authenticates to IAM Roles Anywhere with an X.509 certificate. */
export interface CertificateTrust {
  /** A certificate. */
  readonly kind: 'certificate';
  /** The CA certificates in PEM: at most two, with at most 8,000 characters. */
  readonly certificateAuthority: string;
  /** The common name of the tool's certificate: 1 to 64 letters, digits, spaces and `_.:/=+@-`. */
  readonly commonName: string;
  /**
   * Certificate revocation lists of the certificate authority in PEM: one per CA certificate, each of at most 300,000
   * characters. @default - no certificate is revoked
   */
  readonly revoked?: string | undefined;
}

/** Any holder of the access key of an IAM user. */
export interface AccessKeyTrust {
  /** An access key. */
  readonly kind: 'accessKey';
}

/** The tool that a connector trusts. */
export type ConnectorTrust = PrincipalTrust | CertificateTrust | AccessKeyTrust;

/** The kind of a trust. */
export type TrustKind = ConnectorTrust['kind'];

type PartialOf<Trust> = Trust extends { readonly kind: infer Kind }
  ? { readonly kind: Kind } & Partial<Omit<Trust, 'kind'>>
  : never;

/** A trust in which values may be missing or invalid. */
export type PartialTrust = PartialOf<ConnectorTrust>;

/** Whether the tool calls `sts:AssumeRole` itself; IAM Roles Anywhere does so for the holder of a certificate. */
export const CALLS_ASSUME_ROLE: Readonly<Record<TrustKind, boolean>> = {
  principal: true,
  certificate: false,
  accessKey: false,
};

/** Source: STS API reference, AssumeRole. */
export const EXTERNAL_ID: NameForm = {
  form: /^[\w+=,.@:/-]{2,1224}$/,
  expected: 'an external ID of 2 to 1,224 letters, digits and _ + = , . @ : / -',
  fix: 'write the ID that the tool provides, or a random one for this tool only',
};

/** Sources: RFC 5280, ub-common-name; STS API reference, Tag: the name becomes a session tag. */
export const COMMON_NAME: NameForm = {
  form: /^[a-zA-Z0-9 _.:/=+@-]{1,64}$/,
  expected: 'a common name of 1 to 64 letters, digits, spaces and _ . : / = + @ -',
  fix: "write the common name (CN) of the subject of the tool's certificate",
};
