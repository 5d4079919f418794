import { printedNumber, printedValue } from '../../../lib/aws/printed-value';
import { PRIVATE_KEY } from '../connectors/certificates';

test.each([
  [undefined, 'nothing'],
  [null, 'null'],
  ['x', '"x"'],
  [{ a: [1] }, '{"a":[1]}'],
  ['x'.repeat(98), `"${'x'.repeat(98)}"`],
  ['x'.repeat(99), `"${'x'.repeat(99)}…`],
  ['x'.repeat(98) + '😀', `"${'x'.repeat(98)}…`],
  ['x'.repeat(97) + '😀', `"${'x'.repeat(97)}😀…`],
  ['😀', '"😀"'],
  ['a\u009bb\u202e', String.raw`"a\u009bb\u202e"`],
  ['\u2028\u2029\ud800', String.raw`"\u2028\u2029\ud800"`],
  ['\u{e0041}', String.raw`"\udb40\udc41"`],
])('%j is printed as %s', (value, expected) => {
  expect(printedValue(value)).toBe(expected);
});

test.each([
  ['alone', PRIVATE_KEY],
  ['without its kind', PRIVATE_KEY.replaceAll('EC ', '')],
  ['of another kind', PRIVATE_KEY.replaceAll('EC ', 'ENCRYPTED ')],
  ['within an object', { trust: { certificateAuthority: `# CA\n${PRIVATE_KEY}` } }],
])('a private key is not printed: %s', (_how, value) => {
  expect(printedValue(value)).toBe('a private key');
});

test.each([
  [0, '0'],
  [999, '999'],
  [1_024, '1,024'],
  [123_456, '123,456'],
  [1_000_000, '1,000,000'],
])('the number %i is printed as %s', (value, expected) => {
  expect(printedNumber(value)).toBe(expected);
});
