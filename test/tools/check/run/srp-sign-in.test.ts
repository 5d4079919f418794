import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { signOut } from 'aws-amplify/auth';
import { Secret, TOTP } from 'otpauth';
import { signInWithSrp } from '../../../../tools/check/run/srp-sign-in';
import { awsServer } from '../../../aws-server';
import { asksForNewPassword, asksForPassword, CLIENT, tokensOf } from './test-user-pool';

const aws = awsServer();
const USER = {
  username: 'access-check-1',
  temporaryPassword: 'first secret',
  password: 'own secret',
  attributes: {},
};
const TOKENS = tokensOf({ sub: 'sub-1', 'custom:t': 'acme' });
const { IdToken: idToken, AccessToken: accessToken } = TOKENS.AuthenticationResult;
// Amplify keeps the state of a sign-in that failed.
afterEach(() => signOut());

describe('sign-in by SRP', () => {
  const signIn = () => signInWithSrp(CLIENT, USER, aws.endpoint);

  test('sends no password, and returns tokens and claims', async () => {
    aws.on('InitiateAuth', asksForPassword).on('RespondToAuthChallenge', TOKENS);
    expect(await signIn()).toEqual({
      idToken,
      accessToken,
      claims: expect.objectContaining({ sub: 'sub-1', 'custom:t': 'acme', token_use: 'id' }),
    });
    expect(aws.asked.map(({ body }) => body)).toEqual([
      expect.objectContaining({
        AuthFlow: 'USER_SRP_AUTH',
        AuthParameters: { USERNAME: 'access-check-1', SRP_A: expect.any(String) },
        ClientId: 'client1',
      }),
      expect.objectContaining({ ChallengeName: 'PASSWORD_VERIFIER' }),
    ]);
    expect(JSON.stringify(aws.asked)).not.toContain('secret');
  });

  test('answers the temporary password with one of the user', async () => {
    aws
      .on('InitiateAuth', asksForPassword)
      .on('RespondToAuthChallenge', ({ body }) =>
        body.ChallengeName === 'NEW_PASSWORD_REQUIRED' ? TOKENS : asksForNewPassword(USER.username),
      );
    expect(await signIn()).toMatchObject({ idToken, accessToken });
    expect(aws.asked.at(-1)?.body).toMatchObject({
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      ChallengeResponses: { USERNAME: 'access-check-1', NEW_PASSWORD: 'own secret' },
    });
    expect(JSON.stringify(aws.asked)).not.toContain('first secret');
  });

  test('works for one user after the other', async () => {
    aws.on('InitiateAuth', asksForPassword).on('RespondToAuthChallenge', TOKENS);
    await signIn();
    await expect(signIn()).resolves.toMatchObject({ idToken });
  });

  test('sets up an authenticator app if the pool requires MFA', async () => {
    const { base32 } = new Secret();
    const codes: string[] = [];
    aws
      .on('InitiateAuth', asksForPassword)
      .on('AssociateSoftwareToken', { SecretCode: base32, Session: 'two' })
      .on('VerifySoftwareToken', ({ body }) => {
        codes.push(body.UserCode);
        return { Status: 'SUCCESS', Session: 'three' };
      })
      .on('RespondToAuthChallenge', ({ body: { ChallengeName } }) => {
        if (ChallengeName === 'MFA_SETUP') return TOKENS;
        if (ChallengeName === 'PASSWORD_VERIFIER') return asksForNewPassword(USER.username);
        return {
          ChallengeName: 'MFA_SETUP',
          ChallengeParameters: { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' },
          Session: 'one',
        };
      });
    expect(await signIn()).toMatchObject({ idToken });
    const [token = ''] = codes;
    const app = new TOTP({ secret: Secret.fromBase32(base32) });
    expect(app.validate({ token, window: 1 })).not.toBeNull();
  });

  test('fails with the name of any other step', async () => {
    aws.on('InitiateAuth', asksForPassword).on('RespondToAuthChallenge', {
      ChallengeName: 'SOFTWARE_TOKEN_MFA',
      ChallengeParameters: {},
      Session: 'one',
    });
    await expect(signIn()).rejects.toThrow(/CONFIRM_SIGN_IN_WITH_TOTP_CODE/);
  });

  test('fails without an ID token', async () => {
    const AuthenticationResult = { AccessToken: accessToken, RefreshToken: 'refresh' };
    aws
      .on('InitiateAuth', asksForPassword)
      .on('RespondToAuthChallenge', { ...TOKENS, AuthenticationResult });
    await expect(signIn()).rejects.toThrow(/: DONE$/);
  });

  test('needs a client configuration file with a user pool', async () => {
    await expect(signInWithSrp({ version: '1' }, USER)).rejects.toThrow(
      /client configuration file has no auth/,
    );
  });

  test('times out after 30 s without an answer', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    try {
      const { port } = silent.address() as AddressInfo;
      const outcomes: unknown[] = [];
      const signingIn = signInWithSrp(CLIENT, USER, `http://127.0.0.1:${port}`).catch(
        (error: unknown) => outcomes.push(String(error)),
      );
      const [socket] = await once(silent, 'connection');
      await jest.advanceTimersByTimeAsync(29_999);
      expect(outcomes).toEqual([]);
      await jest.advanceTimersByTimeAsync(1);
      expect(outcomes).toEqual([expect.stringMatching(/TimeoutError: .* 30 s/)]);
      await signingIn;
      socket.destroy();
    } finally {
      jest.useRealTimers();
      silent.close();
    }
  });
});
