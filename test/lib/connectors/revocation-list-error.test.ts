import { OctetString, Sequence } from 'asn1js';
import { decoded, valuesOf } from '../../../lib/connectors/der';
import { pemOf } from '../../../lib/connectors/revocation-list';
import {
  revocationIssuerError,
  revocationListError,
} from '../../../lib/connectors/revocation-list-error';
import { AUTHORITY, REVOKED, REVOKING_AUTHORITY } from '../../stages';
import { PRIVATE_KEY } from './certificates';
import {
  DELTA,
  derOf,
  EXPIRED,
  FORGED,
  inPem,
  RENAMED,
  RSA_AUTHORITY,
  RSA_LIST,
  SHA1,
  WITHOUT_SIGN,
  WITHOUT_SIGN_AUTHORITY,
} from './revocation-lists';

const list = derOf(REVOKED);

/** The list with another serial number of the revoked certificate. */
function tampered(): string {
  const other = Buffer.from(list);
  const position = other.indexOf('39E45CDC3C2576C1', 0, 'hex');
  if (position < 0) throw new Error('the serial number is not in the list');
  other[position] = 0x38;
  return inPem(other);
}

describe('text of revocation lists', () => {
  test.each([
    ['one', REVOKED],
    ['two', REVOKED + RSA_LIST],
    ['one in which nothing is revoked', RSA_LIST],
    ['one that is out of date, about which there is a warning', EXPIRED],
  ])('is valid with %s', (_title, pem) => {
    expect(revocationListError(pem)).toBeUndefined();
  });

  test.each([
    ['no list', '', 'the file has 0'],
    ['a path', 'ca.crl', 'the file has 0'],
    ['a certificate', AUTHORITY, 'the file has 0'],
    ['three lists', REVOKED.repeat(3), 'the file has 3'],
    ['a private key', PRIVATE_KEY, 'private key'],
    ['a private key in the same file', REVOKED + PRIVATE_KEY, 'private key'],
    ['a list that is cut off', inPem(list.subarray(0, -3)), 'cannot be parsed'],
    ['a delta CRL', DELTA, 'delta CRL'],
    ['one of two with changes only', RSA_LIST + DELTA, 'delta CRL'],
    ['a signature with SHA-1', SHA1, 'SHA-256'],
  ])('is invalid with %s', (_title, pem, part) => {
    const { expected, fix } = revocationListError(pem) ?? {};
    expect(expected).toContain(part);
    expect(fix).not.toBe('');
    expect(expected).not.toContain('c2VjcmV0');
  });
});

/** The list with so many bytes more, in PEM. */
function padded(bytes: number): string {
  const [toBeSigned, ...rest] = valuesOf(decoded(list)) ?? [];
  const more = new OctetString({ valueHex: new ArrayBuffer(bytes) });
  const value = [...(valuesOf(toBeSigned) ?? []), more];
  return pemOf(Buffer.from(new Sequence({ value: [new Sequence({ value }), ...rest] }).toBER()));
}

test.each([
  [221_167, 299_999, true],
  [221_168, 300_003, false],
])('a list with %s bytes more has %s characters: valid %s', (bytes, characters, isValid) => {
  const pem = padded(bytes);
  expect(pem.length).toBe(characters);
  const error = revocationListError(pem);
  expect(error === undefined).toBe(isValid);
  if (!isValid)
    expect(error?.expected).toContain(`300,000 characters in PEM: one list has ${characters}`);
});

describe('issuer of revocation lists', () => {
  test.each([
    ['the certificate authority', REVOKED, REVOKING_AUTHORITY],
    ['an RSA certificate authority', RSA_LIST, RSA_AUTHORITY],
    ['one of two', REVOKED, RSA_AUTHORITY + REVOKING_AUTHORITY],
    ['each of two', REVOKED + RSA_LIST, RSA_AUTHORITY + REVOKING_AUTHORITY],
  ])('is %s', (_title, pem, authority) => {
    expect(revocationIssuerError(pem, authority)).toBeUndefined();
  });

  const NAME = 'O=Example, CN=Example certificate authority with a revocation list';

  test.each([
    ['another certificate authority', REVOKED, AUTHORITY, 'O=Example, CN=Example certificate'],
    ['another for one of two lists', REVOKED + RSA_LIST, REVOKING_AUTHORITY, NAME],
    ['another key with the same name', FORGED, REVOKING_AUTHORITY, NAME],
    ['another name with the same key', RENAMED, REVOKING_AUTHORITY, NAME],
    ['nobody, because the list was changed', tampered(), REVOKING_AUTHORITY, NAME],
    ['the same for two lists', REVOKED + EXPIRED, REVOKING_AUTHORITY, '2 are of the same'],
    ['one that may not sign lists', WITHOUT_SIGN, WITHOUT_SIGN_AUTHORITY, 'CRL Sign'],
  ])('is not %s', (_title, pem, authority, part) => {
    const { expected, fix } = revocationIssuerError(pem, authority) ?? {};
    expect(expected).toContain(part);
    expect(fix).not.toBe('');
  });
});
