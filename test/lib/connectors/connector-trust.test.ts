import {
  CALLS_ASSUME_ROLE,
  COMMON_NAME,
  EXTERNAL_ID,
} from '../../../lib/connectors/connector-trust';

describe.each([
  [
    'external ID',
    EXTERNAL_ID,
    ['ab', 'x'.repeat(1224), 'a_B+=,.@:/-9'],
    ['', 'x', 'two words', 'a*', 'häh', 'ab\n', ' ab', 'x'.repeat(1225)],
  ],
  [
    'common name',
    COMMON_NAME,
    ['x', 'x'.repeat(64), 'The tool_1.example:/=+@-Z9'],
    ['', 'a*', '*a', 'a\tb', '${aws:username}', 'Müller', 'x'.repeat(65)],
  ],
])('%s', (_name, { form }, valid, invalid) => {
  test.each(valid)('%j is valid', (text) => {
    expect(form.test(text)).toBe(true);
  });

  test.each(invalid)('%j is invalid', (text) => {
    expect(form.test(text)).toBe(false);
  });
});

test('AssumeRole is called by a principal, not by the holder of a certificate or an access key', () => {
  expect(CALLS_ASSUME_ROLE).toEqual({ principal: true, certificate: false, accessKey: false });
});
