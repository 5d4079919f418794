import { Null, ObjectIdentifier, Sequence } from 'asn1js';
import { decoded, valuesOf } from '../../../lib/connectors/der';
import {
  parseRevocationList,
  pemOf,
  revocationListsOf,
} from '../../../lib/connectors/revocation-list';
import { AUTHORITY, REVOKED } from '../../stages';
import { DELTA, derOf, EXPIRED, RSA_LIST, SHA1 } from './revocation-lists';

describe('revocation lists of a PEM text', () => {
  test.each([
    ['one', REVOKED],
    ['two', REVOKED + RSA_LIST],
    ['none', ''],
  ])('%s', (_count, pem) => {
    expect(revocationListsOf(pem).map(pemOf).join('')).toBe(pem);
  });

  test('are without any text and white space around them', () => {
    const noisy = `Certificate Revocation List (CRL):\r\n${REVOKED.replaceAll('\n', ' \r\n')}# end`;
    expect(revocationListsOf(noisy + AUTHORITY).map(pemOf)).toEqual([REVOKED]);
  });
});

describe('a revocation list', () => {
  test.each([
    ['of ECDSA', REVOKED, '2056-11-01T00:00:00.000Z', false, 'sha256'],
    ['whose next update is past', EXPIRED, '2025-12-01T00:00:00.000Z', false, 'sha256'],
    ['of RSA', RSA_LIST, '2056-11-01T00:00:00.000Z', false, 'sha384'],
    ['of changes only', DELTA, '2056-11-01T00:00:00.000Z', true, 'sha256'],
    ['of SHA-1', SHA1, '2056-11-01T00:00:00.000Z', false, undefined],
  ])('%s is read', (_title, pem, nextUpdate, isDelta, hash) => {
    const list = parseRevocationList(derOf(pem));
    expect(list?.nextUpdate?.toISOString()).toBe(nextUpdate);
    expect([list?.isDelta, list?.hash]).toEqual([isDelta, hash]);
  });

  // Sources: RFC 3279, 4055 and 5758.
  test.each([
    ['RSA with SHA-1', '1.2.840.113549.1.1.5', undefined],
    ['RSA with SHA-256', '1.2.840.113549.1.1.11', 'sha256'],
    ['RSA with SHA-384', '1.2.840.113549.1.1.12', 'sha384'],
    ['RSA with SHA-512', '1.2.840.113549.1.1.13', 'sha512'],
    ['ECDSA with SHA-224', '1.2.840.10045.4.3.1', undefined],
    ['ECDSA with SHA-256', '1.2.840.10045.4.3.2', 'sha256'],
    ['ECDSA with SHA-384', '1.2.840.10045.4.3.3', 'sha384'],
    ['ECDSA with SHA-512', '1.2.840.10045.4.3.4', 'sha512'],
  ])('signed with %s (%s) has the hash function %s', (_title, value, hash) => {
    const [toBeSigned, , bits] = valuesOf(decoded(derOf(REVOKED))) ?? [];
    if (!toBeSigned || !bits) throw new Error('no list');
    const algorithm = new Sequence({ value: [new ObjectIdentifier({ value }), new Null()] });
    const list = new Sequence({ value: [toBeSigned, algorithm, bits] });
    expect(parseRevocationList(Buffer.from(list.toBER()))?.hash).toBe(hash);
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('ca.crl')],
    ['a certificate', derOf(AUTHORITY)],
    ['a list that is cut off', derOf(REVOKED).subarray(0, -1)],
    ['a list with a byte more', Buffer.concat([derOf(REVOKED), Buffer.of(0)])],
    ['100,000 nested sequences', Buffer.alloc(200_000, Buffer.of(0x30, 0x80))],
  ])('is not %s', (_title, der) => {
    expect(parseRevocationList(der)).toBeUndefined();
  });
});
