import { X509Certificate } from 'node:crypto';
import type { Expectation } from '../aws/name-patterns';
import { holdsPrivateKey, printedNumber } from '../aws/printed-value';
import { certificateList, NO_PRIVATE_KEY } from './certificate-authority';
import {
  parseRevocationList,
  pemOf,
  revocationListsOf,
  type RevocationList,
} from './revocation-list';
import { issuerOf, signsRevocationLists } from './revocation-list-issuer';

/** Sources: IAM Roles Anywhere API reference, ImportCrl; IAM Roles Anywhere quotas, CRLs per trust anchor. */
const MAX_CHARACTERS = 300_000;
const MAX_LISTS = 2;

/** What IAM Roles Anywhere accepts as the revocation lists of a trust anchor. */
export const REVOCATION_LISTS = `1 or ${MAX_LISTS} certificate revocation lists (CRLs), each of at most ${printedNumber(MAX_CHARACTERS)} characters in PEM`;

/**
 * The allowed values for an invalid PEM text of revocation lists; undefined if the text is valid.
 *
 * Source: IAM Roles Anywhere User Guide, Signature validation: SHA-256 or stronger.
 */
export function revocationListError(pem: string): Expectation | undefined {
  if (holdsPrivateKey(pem)) return NO_PRIVATE_KEY;
  const lists = revocationListsOf(pem);
  if (lists.length === 0 || lists.length > MAX_LISTS) {
    return {
      expected: `${REVOCATION_LISTS}; the file has ${lists.length}`,
      fix: 'name a file with the current list of each certificate authority, in DER or beginning with -----BEGIN X509 CRL-----',
    };
  }
  const reason = lists.map(whyNotUsable).find((one) => one !== undefined);
  if (reason === undefined) return undefined;
  return {
    expected: `${REVOCATION_LISTS}: ${reason}`,
    fix: 'let the certificate authority issue a complete list that is signed with SHA-256 or stronger',
  };
}

function whyNotUsable(der: Buffer): string | undefined {
  const list = parseRevocationList(der);
  if (list === undefined) return 'one list cannot be parsed';
  if (list.isDelta) return 'one list is a delta CRL, which leaves out what was revoked before';
  if (list.hash === undefined) {
    return 'one list is not signed with RSA (PKCS #1) or ECDSA and SHA-256, SHA-384 or SHA-512';
  }
  const { length } = pemOf(der);
  return length > MAX_CHARACTERS ? `one list has ${length}` : undefined;
}

/**
 * The allowed values for valid revocation lists that a certificate authority did not issue; undefined if it did.
 *
 * @param certificateAuthority valid CA certificates in PEM
 */
export function revocationIssuerError(
  pem: string,
  certificateAuthority: string,
): Expectation | undefined {
  const certificates = certificateList(certificateAuthority).map((one) => new X509Certificate(one));
  const lists = revocationListsOf(pem).flatMap((one) => parseRevocationList(one) ?? []);
  const issuers = lists.map((list) => issuerOf(list, certificates));
  const unable = issuers.find((issuer) => issuer && !signsRevocationLists(issuer));
  if (unable) return withoutListSign(unable);
  if (issuers.includes(undefined)) return issuedByOther(certificates);
  return new Set(issuers).size === issuers.length ? undefined : issuedTwice(lists);
}

function withoutListSign({ subject }: X509Certificate): Expectation {
  return {
    expected: `lists of a CA whose certificate has the key usage CRL Sign; ${oneLine(subject)} does not`,
    fix: 'renew the certificate of the CA with the key usage CRL Sign',
  };
}

function issuedByOther(certificates: readonly X509Certificate[]): Expectation {
  const names = certificates.map(({ subject }) => oneLine(subject)).join(' or ');
  return {
    expected: `lists that certificateAuthority issued and signed: ${names}`,
    fix: 'name the list of this certificate authority, or correct certificateAuthority',
  };
}

function issuedTwice({ length }: readonly RevocationList[]): Expectation {
  return {
    expected: `one list of each certificate authority; ${length} are of the same`,
    fix: 'keep its current list, and remove the other',
  };
}

function oneLine(subject: string): string {
  return subject.replaceAll('\n', ', ');
}
