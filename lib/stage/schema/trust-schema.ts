import { z } from 'zod';
import {
  CERTIFICATE_AUTHORITY,
  certificateAuthorityError,
} from '../../connectors/certificate-authority';
import {
  COMMON_NAME,
  EXTERNAL_ID,
  type ConnectorTrust,
  type PartialTrust,
  type TrustKind,
} from '../../connectors/connector-trust';
import { PRINCIPAL_ARN } from '../../connectors/principal-arn';
import { REVOCATION_LISTS, revocationListError } from '../../connectors/revocation-list-error';
import { plainLines } from './plain-text';
import { ALLOWED_VALUES, anyOf, expects, flag, keys, textOf, validBy } from './value-schemas';

const PEM_FILE = `the path of a PEM file, relative to the stage file, with ${CERTIFICATE_AUTHORITY}`;

const CRL_FILE = `the path of a PEM or DER file, relative to the stage file, with ${REVOCATION_LISTS}`;

/** The form of each kind of trust in a stage file. */
const FORMS = {
  principal: keys({
    principalArn: textOf(PRINCIPAL_ARN).describe('Role or user that the tool runs as.'),
    externalId: textOf(EXTERNAL_ID).describe(
      'External ID that every `AssumeRole` call must send. It prevents the tool from using this role for another of its customers.',
    ),
    allowAccountRoot: flag()
      .optional()
      .describe(
        'Whether `principalArn` may be a whole account, `arn:aws:iam::<account>:root`. Default: false.',
      ),
  }),
  certificate: keys({
    rolesAnywhere: keys({
      certificateAuthority: plainLines(expects(PEM_FILE, 'write its path, such as "ca.pem"'))
        .check(validBy(certificateAuthorityError))
        .register(ALLOWED_VALUES, { expected: PEM_FILE })
        .describe("Certificate authority that signs the tool's certificate."),
      commonName: textOf(COMMON_NAME).describe("Common name of the tool's certificate."),
      revoked: plainLines(expects(CRL_FILE, 'write its path, such as "ca.crl"'))
        .check(validBy(revocationListError))
        .register(ALLOWED_VALUES, { expected: CRL_FILE })
        .optional()
        .describe(
          'Certificate revocation list (CRL) of `certificateAuthority`. Revoked certificates get no new credentials; earlier ones last until they expire. Default: none is revoked.',
        ),
    }).describe('IAM Roles Anywhere: for a tool outside AWS that has an X.509 certificate.'),
  }),
  accessKey: keys({
    accessKey: z
      .literal(true, expects('true', 'write true, or trust a principal or a certificate instead'))
      .register(ALLOWED_VALUES, { expected: 'true' })
      .describe('An IAM user, whose access key is stored in Secrets Manager.'),
  }),
} as const satisfies Readonly<Record<TrustKind, z.ZodType>>;

type CompleteForm = z.output<(typeof FORMS)[TrustKind]>;

/** Any of the forms, or a part of one. */
interface Form {
  readonly principalArn?: string | undefined;
  readonly externalId?: string | undefined;
  readonly allowAccountRoot?: boolean | undefined;
  readonly rolesAnywhere?:
    | {
        readonly certificateAuthority?: string | undefined;
        readonly commonName?: string | undefined;
        readonly revoked?: string | undefined;
      }
    | undefined;
  readonly accessKey?: true | undefined;
}

/** The key that only this form has. */
const KEYS: Readonly<Record<TrustKind, keyof Form>> = {
  principal: 'principalArn',
  certificate: 'rolesAnywhere',
  accessKey: 'accessKey',
};

/** The `trust` key of a connector. */
export const trustSchema = anyOf(
  Object.values(FORMS),
  '{ "principalArn", "externalId" }, { "rolesAnywhere": { "certificateAuthority", "commonName" } } or { "accessKey": true }',
  'write one of these forms; use the first for a tool that runs as an IAM role or user',
)
  .describe('Who may use the connector: exactly one tool.')
  .transform((written) => connectorTrust(written));

/** The trust that a form describes; undefined if it has no key of any form. */
export function connectorTrust(written: CompleteForm): ConnectorTrust;
export function connectorTrust(written: Form | undefined): PartialTrust | undefined;
export function connectorTrust(written: Form = {}): PartialTrust | undefined {
  const kind = kindOf(written);
  switch (kind) {
    case 'principal':
      return { kind, ...written };
    case 'certificate':
      return { kind, ...written.rolesAnywhere };
    case 'accessKey':
    case undefined:
      return kind && { kind };
  }
}

/** The form whose key has a value; if all values are invalid, the first form whose key is present. */
function kindOf(written: Form): TrustKind | undefined {
  const present = (Object.keys(KEYS) as TrustKind[]).filter((kind) => KEYS[kind] in written);
  return present.find((kind) => written[KEYS[kind]] !== undefined) ?? present[0];
}

/** The form of a trust in a stage file. */
export function writtenTrust(trust: ConnectorTrust): CompleteForm {
  switch (trust.kind) {
    case 'principal': {
      const { principalArn, externalId, allowAccountRoot } = trust;
      return { principalArn, externalId, allowAccountRoot };
    }
    case 'certificate': {
      const { certificateAuthority, commonName, revoked } = trust;
      return { rolesAnywhere: { certificateAuthority, commonName, revoked } };
    }
    case 'accessKey':
      return { accessKey: true };
  }
}
