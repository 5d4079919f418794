import { expiringCredentials } from '../../../tools/sdk/credentials';

const GIVEN = {
  AccessKeyId: 'ASIA0',
  SecretAccessKey: 'x',
  SessionToken: 'y',
  Expiration: new Date('2030-01-01'),
};

test('credentials are taken as the SDK takes them', () => {
  expect(expiringCredentials('AssumeRole', GIVEN)).toEqual({
    accessKeyId: 'ASIA0',
    secretAccessKey: 'x',
    sessionToken: 'y',
    expiration: new Date('2030-01-01'),
  });
});

test.each(Object.keys(GIVEN))('without %s they are none', (part) => {
  expect(() => expiringCredentials('AssumeRole', { ...GIVEN, [part]: undefined })).toThrow(
    'AssumeRole gave no credentials',
  );
});
