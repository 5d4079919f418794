import { isAccountRoot, PRINCIPAL_ARN, runsAsRole } from '../../../lib/connectors/principal-arn';

const ACCOUNT = 'arn:aws:iam::444455556666:';
/** As many characters of a path; IAM allows 512 in a path and 64 in a name. */
const path = (characters: number) => 'x'.repeat(characters - 1) + '/';

describe('ARN of a trusted principal', () => {
  test.each([
    `${ACCOUNT}root`,
    `${ACCOUNT}role/tool`,
    `${ACCOUNT}user/tools/of/ours/tool+1@example.com`,
    `${ACCOUNT}role/a=b,c.d@e-f/g_+=,.@-`,
    `${ACCOUNT}role/${'x'.repeat(64)}`,
    `${ACCOUNT}role/${path(512)}${'x'.repeat(64)}`,
    'arn:aws-us-gov:iam::444455556666:role/tool',
    'arn:aws-iso-b:iam::444455556666:role/tool',
  ])('%s is valid', (arn) => {
    expect(PRINCIPAL_ARN.form.test(arn)).toBe(true);
  });

  test.each([
    '*',
    '444455556666',
    `x${ACCOUNT}role/tool`,
    `${ACCOUNT}roots`,
    `${ACCOUNT}role/*`,
    `${ACCOUNT}role/*/tool`,
    'arn:aws:iam::*:role/tool',
    'arn:aws*:iam::444455556666:role/tool',
    'arn:AWS:iam::444455556666:role/tool',
    `${ACCOUNT}group/tools`,
    'arn:aws:sts::444455556666:assumed-role/tool/session',
    'arn:aws:iam::44445555666:role/tool',
    'arn:aws:iam::4444555566667:role/tool',
    'arn:aws:iam::44445555666a:role/tool',
    `${ACCOUNT}role/`,
    `${ACCOUNT}role//tool`,
    `${ACCOUNT}role/tools/`,
    `${ACCOUNT}role/tool `,
    `${ACCOUNT}user/${'x'.repeat(65)}`,
    `${ACCOUNT}role/${path(513)}${'x'.repeat(64)}`,
  ])('%s is invalid', (arn) => {
    expect(PRINCIPAL_ARN.form.test(arn)).toBe(false);
  });

  test.each([
    [`${ACCOUNT}root`, true],
    [`${ACCOUNT}role/root`, false],
  ])('%s is an account root: %s', (arn, expected) => {
    expect(isAccountRoot(arn)).toBe(expected);
  });
});

describe('role chaining', () => {
  const externalId = 'orders-1';

  test.each([
    [`${ACCOUNT}role/tool`, true],
    [`${ACCOUNT}user/tool`, false],
    [`${ACCOUNT}root`, false],
  ])('by %s: %s', (principalArn, expected) => {
    expect(runsAsRole({ kind: 'principal', principalArn, externalId })).toBe(expected);
  });

  test('is none with a certificate or an access key', () => {
    const commonName = 'tool';
    expect(runsAsRole({ kind: 'certificate', certificateAuthority: '', commonName })).toBe(false);
    expect(runsAsRole({ kind: 'accessKey' })).toBe(false);
  });
});
