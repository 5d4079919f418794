import { X509Certificate } from 'node:crypto';
import type { Expectation } from '../aws/name-patterns';
import { holdsPrivateKey } from './printed-value';

/** Source: IAM Roles Anywhere API reference, SourceData; its quotas: certificates of a trust anchor. */
const MOST_CHARACTERS = 8_000;
const MOST_CERTIFICATES = 2;

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\w+/=\s]+-----END CERTIFICATE-----/g;

/** The certificates of a PEM text, and nothing of what else a file may say about them. */
export function certificatesOf(pem: string): string {
  return (pem.match(CERTIFICATE) ?? [])
    .map((certificate) => `${certificate.replaceAll(/\s*\n\s*/g, '\n')}\n`)
    .join('');
}

/**
 * What is expected of an invalid PEM text of a certificate authority; undefined where the text is valid.
 *
 * Source: IAM Roles Anywhere User Guide, Signature validation: certificates have CA true in their basic constraints.
 */
export function certificateAuthorityError(pem: string): Expectation | undefined {
  const expected = 'the certificates of a certificate authority, in PEM';
  if (holdsPrivateKey(pem)) {
    return {
      expected: `${expected}, and no private key, which would go into the template`,
      fix: 'name a file with the certificates alone, and keep the private key where nobody reads it',
    };
  }
  const certificates = certificatesOf(pem).match(CERTIFICATE) ?? [];
  if (certificates.length === 0) {
    return { expected, fix: 'name a file with -----BEGIN CERTIFICATE----- in it' };
  }
  const reason = certificates.map(whyNoAuthority).find((one) => one !== undefined);
  if (reason !== undefined) {
    return { expected: `${expected}: ${reason}`, fix: "name the file of the CA's own certificate" };
  }
  const { length } = certificatesOf(pem);
  if (length <= MOST_CHARACTERS && certificates.length <= MOST_CERTIFICATES) return undefined;
  return {
    expected: `${expected}, ${MOST_CERTIFICATES} and ${MOST_CHARACTERS} characters at most; these are ${certificates.length} and ${length}`,
    fix: 'leave out those that sign no certificate of a tool',
  };
}

function whyNoAuthority(certificate: string): string | undefined {
  try {
    const { ca, subject } = new X509Certificate(certificate);
    return ca ? undefined : `that of ${subject.replaceAll('\n', ', ')} may not sign others`;
  } catch {
    return 'one of them cannot be read';
  }
}
