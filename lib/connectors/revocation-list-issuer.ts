import { verify, X509Certificate } from 'node:crypto';
import { bitsOf, decoded, encodingOf, extensionsOf, valuesOf } from './der';
import type { RevocationList } from './revocation-list';

/**
 * The certificate of a certificate authority by which a list was issued and signed; undefined if there is none.
 *
 * Source: RFC 5280, section 6.3.3.
 */
export function issuerOf(
  list: RevocationList,
  certificates: readonly X509Certificate[],
): X509Certificate | undefined {
  return certificates.find((certificate) => isIssuedBy(list, certificate));
}

function isIssuedBy(list: RevocationList, { raw, publicKey }: X509Certificate): boolean {
  const { hash, issuer, signed, signature } = list;
  if (hash === undefined || Buffer.compare(subjectOf(raw), issuer) !== 0) return false;
  return verify(hash, signed, publicKey, signature);
}

/** Source: RFC 5280, section 4.1.2: the certificate of a CA has a version, and its subject is the sixth field. */
function subjectOf(certificate: Uint8Array): Uint8Array {
  const subject = toBeSigned(certificate)[5];
  return subject ? encodingOf(subject) : new Uint8Array();
}

function toBeSigned(certificate: Uint8Array) {
  return valuesOf(valuesOf(decoded(certificate))?.[0]) ?? [];
}

/** Bit 6 of the key usage, counted from the left. Source: RFC 5280, section 4.2.1.3. */
const CRL_SIGN = 0b0000_0010;

/** Source: RFC 5280, section 4.2.1.3. */
const KEY_USAGE = '2.5.29.15';

/** Whether a certificate authority may sign revocation lists. A certificate without key usages has all of them. */
export function signsRevocationLists({ raw }: X509Certificate): boolean {
  const keyUsage = extensionsOf(toBeSigned(raw), 3).get(KEY_USAGE);
  if (keyUsage === undefined) return true;
  const [usages = 0] = bitsOf(decoded(keyUsage)) ?? [];
  return (usages & CRL_SIGN) !== 0;
}
