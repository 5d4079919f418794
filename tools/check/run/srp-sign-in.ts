import { Amplify } from 'aws-amplify';
import {
  confirmSignIn,
  fetchAuthSession,
  signIn as amplifySignIn,
  type SignInOutput,
} from 'aws-amplify/auth';
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito';
import { ConsoleLogger, parseAmplifyConfig } from 'aws-amplify/utils';
import { Secret, TOTP } from 'otpauth';
import type { TemporaryUser } from './temporary-user';

/** The tokens of a user who has signed in, and the claims of the ID token. */
export interface UserTokens {
  readonly idToken: string;
  readonly accessToken: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Amplify's calls have no timeout. */
const TIMEOUT_MS = 30_000;

/**
 * Signs a new user in by SRP as a front end does, with Amplify and the client configuration file: with the temporary
 * password, then a password of their own. If the pool requires MFA, it sets up an authenticator app, whose secret exists
 * only in memory.
 *
 * @param endpoint replaces the user pool's own @default - AWS
 * @throws {Error} if Cognito requires another step, or does not respond within 30 s
 */
export async function signInWithSrp(
  amplifyOutputs: Readonly<Record<string, unknown>>,
  user: TemporaryUser,
  endpoint?: string,
): Promise<UserTokens> {
  const cognito = parseAmplifyConfig(amplifyOutputs).Auth?.Cognito;
  if (!cognito) throw new Error('The client configuration file has no auth section.');
  const { userPoolId = '', userPoolClientId = '', loginWith } = cognito;
  // Amplify logs a warning for every endpoint other than AWS.
  ConsoleLogger.LOG_LEVEL = 'ERROR';
  const other = endpoint === undefined ? {} : { userPoolEndpoint: endpoint };
  Amplify.configure({ Auth: { Cognito: { userPoolId, userPoolClientId, loginWith, ...other } } });
  // A token store for each user. Signing out instead would revoke tokens that the probes need.
  cognitoUserPoolsTokenProvider.setKeyValueStorage(new TokenStore());
  const timeout = new Promise<never>((_resolve, reject) => {
    setTimeout(() => {
      reject(new Error(`TimeoutError: no sign-in within ${TIMEOUT_MS / 1_000} s`));
    }, TIMEOUT_MS).unref();
  });
  return Promise.race([signedIn(user), timeout]);
}

async function signedIn(user: TemporaryUser): Promise<UserTokens> {
  const { username, temporaryPassword: password } = user;
  const options = { authFlowType: 'USER_SRP_AUTH' } as const;
  const first = await amplifySignIn({ username, password, options });
  const { nextStep } = await withSecondFactor(await withOwnPassword(first, user));
  const { tokens } = await fetchAuthSession();
  if (nextStep.signInStep !== 'DONE' || !tokens?.idToken) {
    throw new Error(`Cognito requires another sign-in step: ${nextStep.signInStep}`);
  }
  const { payload } = tokens.idToken;
  const [idToken, accessToken] = [tokens.idToken.toString(), tokens.accessToken.toString()];
  return { idToken, accessToken, claims: payload };
}

async function withOwnPassword(
  output: SignInOutput,
  { password }: TemporaryUser,
): Promise<SignInOutput> {
  const { signInStep } = output.nextStep;
  if (signInStep !== 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED') return output;
  return confirmSignIn({ challengeResponse: password });
}

async function withSecondFactor(output: SignInOutput): Promise<SignInOutput> {
  const { nextStep } = output;
  if (nextStep.signInStep !== 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP') return output;
  const secret = Secret.fromBase32(nextStep.totpSetupDetails.sharedSecret);
  return confirmSignIn({ challengeResponse: new TOTP({ secret }).generate() });
}

/** Keeps Amplify's tokens in memory. */
class TokenStore {
  private readonly items = new Map<string, string>();

  setItem(key: string, value: string): Promise<void> {
    this.items.set(key, value);
    return Promise.resolve();
  }

  getItem(key: string): Promise<string | null> {
    return Promise.resolve(this.items.get(key) ?? null);
  }

  removeItem(key: string): Promise<void> {
    this.items.delete(key);
    return Promise.resolve();
  }

  clear(): Promise<void> {
    this.items.clear();
    return Promise.resolve();
  }
}
