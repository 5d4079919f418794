import { Integer, UTCTime } from 'asn1js';
import { bitsOf, decoded, encodingOf, extensionsOf, identifierOf, valuesOf } from './der';

/** A certificate revocation list. Source: RFC 5280, section 5.1. */
export interface RevocationList {
  /** The encoded name of the certificate authority. */
  readonly issuer: Uint8Array;
  /** When the certificate authority issues the next list at the latest. */
  readonly nextUpdate: Date | undefined;
  /** Whether it lists only what changed since another list. */
  readonly isDelta: boolean;
  /** The hash function of the signature; undefined for SHA-1 and for algorithms other than RSA and ECDSA. */
  readonly hash: string | undefined;
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
}

const PEM = /-----BEGIN X509 CRL-----([\w+/=\s]+)-----END X509 CRL-----/g;

/** The certificate revocation lists of a PEM text, each in DER. */
export function revocationListsOf(pem: string): Buffer[] {
  return [...pem.matchAll(PEM)].map(([, base64 = '']) => Buffer.from(base64, 'base64'));
}

/** A certificate revocation list in PEM, from its DER. */
export function pemOf(der: Buffer): string {
  const lines = der.toString('base64').replaceAll(/(.{64})(?=.)/g, '$1\n');
  return `-----BEGIN X509 CRL-----\n${lines}\n-----END X509 CRL-----\n`;
}

/** Reads a certificate revocation list in DER; undefined if it is none. */
export function parseRevocationList(der: Buffer): RevocationList | undefined {
  try {
    return revocationList(der);
  } catch {
    return undefined;
  }
}

/** Source: RFC 5280, section 5.1.2: `tbsCertList` begins with an optional version. */
function revocationList(der: Buffer): RevocationList | undefined {
  const [toBeSigned, algorithm, bits] = valuesOf(decoded(der)) ?? [];
  const values = valuesOf(toBeSigned) ?? [];
  const [, issuer, thisUpdate, nextUpdate] =
    values[0] instanceof Integer ? values.slice(1) : values;
  const signature = bitsOf(bits);
  if (!toBeSigned || !issuer || !(thisUpdate instanceof UTCTime) || !signature) return undefined;
  return {
    issuer: encodingOf(issuer),
    nextUpdate: nextUpdate instanceof UTCTime ? nextUpdate.toDate() : undefined,
    isDelta: extensionsOf(values, 0).has(DELTA_INDICATOR),
    hash: HASHES[identifierOf(valuesOf(algorithm)?.[0]) ?? ''],
    signed: encodingOf(toBeSigned),
    signature,
  };
}

/** Source: RFC 5280, section 5.2.4. */
const DELTA_INDICATOR = '2.5.29.27';

/** RSA (PKCS #1) and ECDSA with SHA-256 or stronger. Sources: RFC 4055, section 5; RFC 5758, section 3.2. */
const HASHES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};
