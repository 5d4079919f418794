import { Amplify } from 'aws-amplify';
import { fetchAuthSession, signIn as amplifySignIn } from 'aws-amplify/auth';
import { ConsoleLogger, parseAmplifyConfig } from 'aws-amplify/utils';
import { assertLoopback } from '../loopback';
import type { User } from './create-user';

/** What the ID token says of the user. */
export interface SignedInUser {
  readonly idToken: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/**
 * Signs a user in by SRP, the way a front end does: Amplify, configured with the client configuration file.
 *
 * The identity pool is left to the steps that follow, so that each shows what it gets.
 *
 * @throws {Error} where Cognito asks for another step, such as a second factor
 */
export async function signIn(
  amplifyOutputs: Readonly<Record<string, unknown>>,
  endpoint: string,
  { username, password }: User,
): Promise<SignedInUser> {
  assertLoopback(endpoint);
  const cognito = parseAmplifyConfig(amplifyOutputs).Auth?.Cognito;
  if (!cognito) throw new Error('the client configuration file has no auth part');
  const { userPoolId = '', userPoolClientId = '', loginWith } = cognito;
  // Amplify warns of every endpoint that is not AWS's own.
  ConsoleLogger.LOG_LEVEL = 'ERROR';
  Amplify.configure({
    Auth: { Cognito: { userPoolId, userPoolClientId, loginWith, userPoolEndpoint: endpoint } },
  });
  const options = { authFlowType: 'USER_SRP_AUTH' } as const;
  const { isSignedIn, nextStep } = await amplifySignIn({ username, password, options });
  const { tokens } = await fetchAuthSession();
  if (!isSignedIn || !tokens?.idToken) {
    throw new Error(`signing in stopped at ${nextStep.signInStep}; expected it to be done`);
  }
  return { idToken: tokens.idToken.toString(), claims: tokens.idToken.payload };
}
