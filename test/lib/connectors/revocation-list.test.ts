import {
  parseRevocationList,
  pemOf,
  revocationListsOf,
} from '../../../lib/connectors/revocation-list';
import { AUTHORITY, REVOKED } from '../../stages';
import { DELTA, EXPIRED, RSA_LIST, SHA1 } from './revocation-lists';

const derOf = (pem: string) => Buffer.from(pem.replaceAll(/-----.*-----/g, ''), 'base64');

describe('the revocation lists of a PEM text', () => {
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
