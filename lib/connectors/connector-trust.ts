import type { NameForm } from '../aws/name-patterns';

/** A role, a user or a whole account that the tool runs as, and the external ID that it sends. */
export interface PrincipalTrust {
  readonly kind: 'principal';
  readonly principalArn: string;
  /** 2 to 1,224 letters, digits and `_+=,.@:/-`; not a secret. */
  readonly externalId: string;
  /** Whether `principalArn` may be a whole account. @default false */
  readonly allowAccountRoot?: boolean | undefined;
}

/** The holder of a certificate, by IAM Roles Anywhere. */
export interface CertificateTrust {
  readonly kind: 'certificate';
  /** The certificates of the authority, in PEM: two at most, and 8,000 characters. */
  readonly certificateAuthority: string;
  /** The CN of the certificate's subject: 1 to 64 letters, digits, spaces and `_.:/=+@-`. */
  readonly commonName: string;
}

/** Whoever has the access key of an IAM user. */
export interface AccessKeyTrust {
  readonly kind: 'accessKey';
}

/** Who the tool of a connector is. */
export type ConnectorTrust = PrincipalTrust | CertificateTrust | AccessKeyTrust;

export type TrustKind = ConnectorTrust['kind'];

type PartialOf<Trust> = Trust extends { readonly kind: infer Kind }
  ? { readonly kind: Kind } & Partial<Omit<Trust, 'kind'>>
  : never;

/** A trust of which some values are missing or invalid. */
export type PartialTrust = PartialOf<ConnectorTrust>;

/** Whether the tool itself calls `sts:AssumeRole`; IAM Roles Anywhere calls it for the holder of a certificate. */
export const CALLS_ASSUME_ROLE: Readonly<Record<TrustKind, boolean>> = {
  principal: true,
  certificate: false,
  accessKey: false,
};

/** Source: STS API reference, AssumeRole. */
export const EXTERNAL_ID: NameForm = {
  form: /^[\w+=,.@:/-]{2,1224}$/,
  expected: 'an external ID of 2 to 1,224 letters, digits and _ + = , . @ : / -',
  fix: 'write the ID that the tool gives you, or a random one of yours for this tool only',
};

/** Source: RFC 5280, ub-common-name; the characters are those of session tags, which hold the name. */
export const COMMON_NAME: NameForm = {
  form: /^[a-zA-Z0-9 _.:/=+@-]{1,64}$/,
  expected: 'a common name of 1 to 64 letters, digits, spaces and _ . : / = + @ -',
  fix: "write the CN of the subject of the tool's certificate",
};
