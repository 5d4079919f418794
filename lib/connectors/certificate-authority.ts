import { X509Certificate } from 'node:crypto';
import type { Expectation } from '../aws/name-patterns';
import { holdsPrivateKey, printedNumber } from '../aws/printed-value';

/** Source: IAM Roles Anywhere API reference, SourceData; IAM Roles Anywhere quotas, certificates per trust anchor. */
const MAX_CHARACTERS = 8_000;
const MAX_CERTIFICATES = 2;

/** What IAM Roles Anywhere accepts as the certificate authority of a trust anchor. */
export const CERTIFICATE_AUTHORITY = `1 or ${MAX_CERTIFICATES} CA certificates, at most ${printedNumber(MAX_CHARACTERS)} characters`;

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\w+/=\s]+-----END CERTIFICATE-----/g;

/** The certificates of a PEM text, without any text around them. */
export function certificatesOf(pem: string): string {
  return certificateList(pem).join('');
}

/** Each certificate of a PEM text. */
export function certificateList(pem: string): string[] {
  const found = pem.match(CERTIFICATE) ?? [];
  return found.map((certificate) => `${certificate.replaceAll(/\s*\n\s*/g, '\n')}\n`);
}

/** The allowed values for a text with a private key. */
export const NO_PRIVATE_KEY: Expectation = {
  expected: 'a file without a private key, because it becomes part of the template',
  fix: 'remove the private key from the file, and store it where only the certificate authority can read it',
};

/**
 * The allowed values for an invalid PEM text of a certificate authority; undefined if the text is valid.
 *
 * Source: IAM Roles Anywhere User Guide, Signature validation: the basic constraints of a CA certificate have CA true.
 */
export function certificateAuthorityError(pem: string): Expectation | undefined {
  if (holdsPrivateKey(pem)) return NO_PRIVATE_KEY;
  const certificates = certificateList(pem);
  if (certificates.length === 0) {
    return {
      expected: `a PEM file with ${CERTIFICATE_AUTHORITY}`,
      fix: 'name a file that contains -----BEGIN CERTIFICATE-----',
    };
  }
  const reason = certificates.map(whyNotAuthority).find((one) => one !== undefined);
  if (reason !== undefined) {
    return {
      expected: `CA certificates: ${reason}`,
      fix: 'name the file with the certificate of the CA',
    };
  }
  const { length } = certificatesOf(pem);
  if (length <= MAX_CHARACTERS && certificates.length <= MAX_CERTIFICATES) return undefined;
  return {
    expected: `${CERTIFICATE_AUTHORITY}; the file has ${certificates.length} and ${length}`,
    fix: "keep the certificates that sign the tool's certificate, and remove the others",
  };
}

function whyNotAuthority(certificate: string): string | undefined {
  try {
    const { ca, subject } = new X509Certificate(certificate);
    return ca
      ? undefined
      : `the certificate of ${subject.replaceAll('\n', ', ')} cannot sign others`;
  } catch {
    return 'one certificate cannot be parsed';
  }
}
