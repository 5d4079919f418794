import { z } from 'zod';
import { certificateAuthorityError } from '../../connectors/certificate-authority';
import {
  COMMON_NAME,
  EXTERNAL_ID,
  type ConnectorTrust,
  type PartialTrust,
  type TrustKind,
} from '../../connectors/connector-trust';
import { PRINCIPAL_ARN } from '../../connectors/principal-arn';
import { expects, flag, keys, textOf, validBy } from './value-schemas';

/** How a stage file writes each trust. */
const FORMS = {
  principal: keys({
    principalArn: textOf(PRINCIPAL_ARN).describe('The role or user that the tool runs as'),
    externalId: textOf(EXTERNAL_ID).describe(
      'Sent with every AssumeRole, so that the tool is not led here for somebody else',
    ),
    allowAccountRoot: flag()
      .optional()
      .describe('Whether principalArn may be a whole account. Default: false'),
  }),
  certificate: keys({
    rolesAnywhere: keys({
      certificateAuthority: z
        .string(expects('the path of a PEM file', 'write its path, relative to the stage file'))
        .check(validBy(certificateAuthorityError))
        .describe(
          'PEM file of the certificate authority, relative to the stage file, or the PEM text itself',
        ),
      commonName: textOf(COMMON_NAME),
    }).describe('IAM Roles Anywhere: a tool outside AWS that has a certificate'),
  }),
  accessKey: keys({
    accessKey: z
      .literal(true, expects('true', 'write true, or name a principal instead'))
      .describe('An IAM user, whose key is in Secrets Manager only'),
  }),
} as const satisfies Readonly<Record<TrustKind, z.ZodType>>;

type CompleteForm = z.output<(typeof FORMS)[TrustKind]>;

/** Any of the forms, or a part of it. */
interface Form {
  readonly principalArn?: string | undefined;
  readonly externalId?: string | undefined;
  readonly allowAccountRoot?: boolean | undefined;
  readonly rolesAnywhere?:
    | {
        readonly certificateAuthority?: string | undefined;
        readonly commonName?: string | undefined;
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
export const trustSchema = z
  .union(
    Object.values(FORMS),
    expects(
      'one of { "principalArn", "externalId" }, { "rolesAnywhere": { "certificateAuthority", "commonName" } } and { "accessKey": true }',
      'write one of these forms; a tool with roles of its own takes the first',
    ),
  )
  .describe('Who the tool is')
  .transform((written) => connectorTrust(written));

/** The trust that a form stands for; undefined where it has no key of any form. */
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

/** The form whose key has a value; where none has, because it is invalid, the first whose key is present. */
function kindOf(written: Form): TrustKind | undefined {
  const present = (Object.keys(KEYS) as TrustKind[]).filter((kind) => KEYS[kind] in written);
  return present.find((kind) => written[KEYS[kind]] !== undefined) ?? present[0];
}

/** The form of a trust, as a stage file writes it. */
export function writtenTrust(trust: ConnectorTrust): CompleteForm {
  switch (trust.kind) {
    case 'principal': {
      const { principalArn, externalId, allowAccountRoot } = trust;
      return { principalArn, externalId, allowAccountRoot };
    }
    case 'certificate': {
      const { certificateAuthority, commonName } = trust;
      return { rolesAnywhere: { certificateAuthority, commonName } };
    }
    case 'accessKey':
      return { accessKey: true };
  }
}
