import { temporaryCredentials } from '../../../tools/sdk/credentials';

const GIVEN = {
  AccessKeyId: 'ASIA0',
  SecretAccessKey: 'x',
  SessionToken: 'y',
  Expiration: new Date('2030-01-01'),
};

describe('temporary security credentials', () => {
  test('have the form that SDK clients take', () => {
    expect(temporaryCredentials('AssumeRole', GIVEN)).toEqual({
      accessKeyId: 'ASIA0',
      secretAccessKey: 'x',
      sessionToken: 'y',
      expiration: new Date('2030-01-01'),
    });
  });

  test.each(Object.keys(GIVEN))('are an error without %s', (part) => {
    expect(() => temporaryCredentials('AssumeRole', { ...GIVEN, [part]: undefined })).toThrow(
      /^AssumeRole /,
    );
  });
});
