import { confirmSignIn, signIn, type SignInOutput } from 'aws-amplify/auth';

/** What the user has to do next. */
export type SignInStep =
  | { kind: 'done' }
  | { kind: 'newPassword' }
  | { kind: 'totpCode' }
  /** The secret, and the same as a link that opens an authenticator app. */
  | { kind: 'totpSetup'; secret: string; link: string };

const APP_NAME = 'My items';

/** Signs in by SRP: the password never leaves the browser. */
export async function startSignIn(username: string, password: string): Promise<SignInStep> {
  return stepOf(
    await signIn({ username, password, options: { authFlowType: 'USER_SRP_AUTH' } }),
    username,
  );
}

/** Answers a step with a new password, or with a code of the authenticator app. */
export async function continueSignIn(answer: string, username: string): Promise<SignInStep> {
  return stepOf(await confirmSignIn({ challengeResponse: answer }), username);
}

function stepOf({ nextStep }: SignInOutput, username: string): SignInStep {
  switch (nextStep.signInStep) {
    case 'DONE':
      return { kind: 'done' };
    case 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED':
      return { kind: 'newPassword' };
    case 'CONFIRM_SIGN_IN_WITH_TOTP_CODE':
      return { kind: 'totpCode' };
    case 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP': {
      const details = nextStep.totpSetupDetails;
      const link = details.getSetupUri(APP_NAME, username).href;
      return { kind: 'totpSetup', secret: details.sharedSecret, link };
    }
    default:
      throw new Error(`This client has no step for ${nextStep.signInStep}.`);
  }
}
