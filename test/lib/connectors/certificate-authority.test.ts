import { certificateFault, certificatesOf } from '../../../lib/connectors/certificate-authority';
import { AUTHORITY } from '../../stages';
import { LEAF, PRIVATE_KEY } from './certificates';

const CERTIFICATES = 'the certificates of a certificate authority, in PEM';

test.each([
  ['alone', AUTHORITY],
  ['twice, as while one follows another', AUTHORITY + AUTHORITY],
  ['with what OpenSSL says of it', `subject=CN = Example\n${AUTHORITY}issuer=CN = Example\n`],
  ['with line ends of Windows', AUTHORITY.replaceAll('\n', '\r\n')],
])('the certificate of an authority is taken %s', (_how, pem) => {
  expect(certificateFault(pem)).toBeUndefined();
});

test.each([
  [
    'a private key, alone',
    PRIVATE_KEY,
    `${CERTIFICATES}, and no private key, which would go into the template`,
    'name a file with the certificates alone, and keep the private key where nobody reads it',
  ],
  [
    'a private key beside the certificate',
    AUTHORITY + PRIVATE_KEY.replaceAll('EC ', ''),
    `${CERTIFICATES}, and no private key, which would go into the template`,
    'name a file with the certificates alone, and keep the private key where nobody reads it',
  ],
  ['nothing', '', CERTIFICATES, 'name a file with -----BEGIN CERTIFICATE----- in it'],
  ['a path', 'ca.pem', CERTIFICATES, 'name a file with -----BEGIN CERTIFICATE----- in it'],
  [
    'a certificate that signs no others',
    LEAF,
    `${CERTIFICATES}: that of O=Example, CN=leaf may not sign others`,
    "name the file of the CA's own certificate",
  ],
  [
    'one of two that signs no others',
    AUTHORITY + LEAF,
    `${CERTIFICATES}: that of O=Example, CN=leaf may not sign others`,
    "name the file of the CA's own certificate",
  ],
  [
    'a certificate that is cut off',
    AUTHORITY.replace('MIIB2jCCAYGgAwIBAgIU', 'MIIB2jCC'),
    `${CERTIFICATES}: one of them cannot be read`,
    "name the file of the CA's own certificate",
  ],
  [
    'three certificates',
    AUTHORITY.repeat(3),
    `${CERTIFICATES}, 2 and 8000 characters at most; these are 3 and ${3 * AUTHORITY.length}`,
    'leave out those that sign no certificate of a tool',
  ],
])('%s is told', (_what, pem, expected, fix) => {
  expect(certificateFault(pem)).toEqual({ expected, fix });
});

test.each(['RSA ', 'ENCRYPTED ', 'OPENSSH ', ''])('a private key is one of %skind', (kind) => {
  const key = PRIVATE_KEY.replaceAll('EC ', kind);
  expect(certificateFault(AUTHORITY + key)?.expected).toContain('and no private key');
});

test('what is more than Roles Anywhere takes is told, be it white space', () => {
  const padded = AUTHORITY.replace(/(?<=CERTIFICATE-----\n.{10})/, ' '.repeat(8000));
  expect(certificateFault(padded)?.expected).toContain('characters at most; these are 1 and 8');
});

test('8,000 characters are taken, and no more', () => {
  const padded = (length: number) =>
    AUTHORITY.replace(/(?<=CERTIFICATE-----\n.{10})/, ' '.repeat(length - AUTHORITY.length));
  expect(certificateFault(padded(8000))).toBeUndefined();
  expect(certificateFault(padded(8001))?.expected).toContain('these are 1 and 8001');
});

test('in a text without certificates there are none', () => {
  expect(certificatesOf('ca.pem')).toBe('');
});

test('white space around lines is left out', () => {
  expect(certificatesOf(AUTHORITY.replaceAll('\n', '  \n'))).toBe(AUTHORITY);
  expect(certificatesOf(AUTHORITY.replaceAll('\n', ' \n  '))).toBe(AUTHORITY);
});

test('what is not a certificate is left out', () => {
  const noisy = `Bag Attributes\n    friendlyName: ca\r\n${AUTHORITY.replaceAll('\n', '\r\n')}# end\n`;
  expect(certificatesOf(noisy)).toBe(AUTHORITY);
});
