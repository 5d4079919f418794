import {
  certificateAuthorityError,
  certificatesOf,
} from '../../../lib/connectors/certificate-authority';
import { AUTHORITY } from '../../stages';
import { LEAF, PRIVATE_KEY } from './certificates';

/** The certificate of so many characters. */
const padded = (length: number) =>
  AUTHORITY.replace(/(?<=CERTIFICATE-----\n.{10})/, ' '.repeat(length - AUTHORITY.length));

test.each([
  ['alone', AUTHORITY],
  ['twice, as during a renewal', AUTHORITY + AUTHORITY],
  ['with the text that OpenSSL adds', `subject=CN = Example\n${AUTHORITY}issuer=CN = Example\n`],
  ['with Windows line endings', AUTHORITY.replaceAll('\n', '\r\n')],
  ['of 8,000 characters', padded(8000)],
])('the certificate of a CA is valid %s', (_how, pem) => {
  expect(certificateAuthorityError(pem)).toBeUndefined();
});

describe('an invalid certificate authority', () => {
  test.each([
    ['a private key, alone', PRIVATE_KEY, 'private key'],
    [
      'a private key in the same file',
      AUTHORITY + PRIVATE_KEY.replaceAll('EC ', ''),
      'private key',
    ],
    ['an RSA key', AUTHORITY + PRIVATE_KEY.replaceAll('EC ', 'RSA '), 'private key'],
    ['an encrypted key', AUTHORITY + PRIVATE_KEY.replaceAll('EC ', 'ENCRYPTED '), 'private key'],
    ['an OpenSSH key', AUTHORITY + PRIVATE_KEY.replaceAll('EC ', 'OPENSSH '), 'private key'],
    ['nothing', '', 'a PEM file'],
    ['a path', 'ca.pem', 'a PEM file'],
    ['a certificate that signs no others', LEAF, 'O=Example, CN=leaf'],
    ['one of two that signs no others', AUTHORITY + LEAF, 'O=Example, CN=leaf'],
    [
      'a certificate that is cut off',
      AUTHORITY.replace('MIIB2jCCAYGgAwIBAgIU', 'MIIB2jCC'),
      'cannot be parsed',
    ],
    ['three certificates', AUTHORITY.repeat(3), `3 and ${3 * AUTHORITY.length}`],
    ['8,001 characters, white space among them', padded(8001), '1 and 8001'],
  ])('%s', (_title, pem, part) => {
    const { expected, fix } = certificateAuthorityError(pem) ?? {};
    expect(expected).toContain(part);
    expect(fix).not.toBe('');
  });

  test('does not print the private key', () => {
    expect(JSON.stringify(certificateAuthorityError(PRIVATE_KEY))).not.toContain('c2VjcmV0');
  });
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
