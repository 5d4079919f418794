import { CommandError } from '../command-error';

interface Advice {
  /** The names or codes of the errors. */
  readonly names: RegExp;
  readonly fix: string;
  /** Whether the environment is the cause: credentials, network, or AWS itself. */
  readonly isEnvironment: boolean;
}

const ADVICE: readonly Advice[] = [
  {
    names: /CredentialsProviderError|CredentialsError/,
    fix: 'Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, with AWS_SESSION_TOKEN for temporary credentials.',
    isEnvironment: true,
  },
  {
    names: /Expired/,
    fix: 'The credentials have expired. Get new ones and run the command again.',
    isEnvironment: true,
  },
  {
    names: /UnrecognizedClient|InvalidClientTokenId|InvalidAccessKeyId|Signature|InvalidToken/,
    fix: 'AWS does not accept the credentials. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY again, and AWS_SESSION_TOKEN for temporary credentials only.',
    isEnvironment: true,
  },
  {
    names: /ResourceNotFound/,
    fix: 'The table does not exist. Check --region, --endpoint, --table and the names of existing tables in the stage file, or deploy the stage.',
    isEnvironment: false,
  },
  {
    names: /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNRESET|EHOSTUNREACH|Timeout/,
    fix: 'No response. Check the endpoint, the Region and the network connection.',
    isEnvironment: true,
  },
  {
    names: /KMS|InvalidKey/,
    fix: "The table's KMS key denies the request. Enable the key, or deploy the stage again.",
    isEnvironment: false,
  },
  {
    names: /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown/,
    fix: 'AWS throttles the requests. Wait a minute and run the command again.',
    isEnvironment: true,
  },
  {
    names:
      /InternalFailure|ServiceFailure|InternalServerError|InternalError|ServiceUnavailable|ServiceException/,
    fix: 'AWS has an internal error. Wait a minute and run the command again.',
    isEnvironment: true,
  },
  {
    names: /^SyntaxError$/,
    fix: 'The response is not from AWS. Check --endpoint, AWS_ENDPOINT_URL and proxies.',
    isEnvironment: true,
  },
];

/** A wrong key and a wrong clock have the same error name; only the message differs. */
const CLOCK = /TimeTooSkewed|RequestExpired|Signature (expired|not yet current)/;
const CLOCK_ADVICE: Advice = {
  names: CLOCK,
  fix: "This machine's clock differs from that of AWS. Set it and run the command again.",
  isEnvironment: true,
};

/** The SDK's error has no name of its own. */
const REGION = /^(Error: )?Region is missing/;
const REGION_ADVICE: Advice = {
  names: REGION,
  fix: 'Set AWS_REGION, pass --region, or set env.region in the stage file.',
  isEnvironment: true,
};

/** How to fix an error of AWS or of the network, by its name or code; undefined for other errors. */
export function errorAdvice(error: unknown): string | undefined {
  return adviceOn(error)?.fix;
}

/** Whether an error comes from the environment: credentials, network, or AWS itself. */
export function isEnvironmentError(error: unknown): boolean {
  return adviceOn(error)?.isEnvironment ?? false;
}

function adviceOn(error: unknown): Advice | undefined {
  if (CLOCK.test(String(error))) return CLOCK_ADVICE;
  if (REGION.test(String(error))) return REGION_ADVICE;
  const names = namesOf(error);
  return ADVICE.find((advice) => names.some((one) => advice.names.test(one)));
}

/** The names and codes of an error, of its causes, and of the errors that it aggregates. */
function namesOf(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return [];
  const {
    name,
    code,
    cause,
    errors = [],
  } = error as {
    name?: unknown;
    code?: unknown;
    cause?: unknown;
    errors?: unknown[];
  };
  return [String(name), String(code), ...[cause, ...errors].flatMap(namesOf)];
}

/**
 * Runs a step of a check and explains its failure.
 *
 * @param step names it in the error
 * @param policyPage the page with the policy that the caller needs
 * @throws {CommandError} if the environment is the cause, and otherwise {Error}, with AWS's error and how to fix it
 */
export async function withErrorAdvice<T>(
  step: string,
  work: () => Promise<T>,
  policyPage = 'docs/check.md',
): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const advice = callerAdvice(cause, policyPage);
    const message = `${step} failed: ${String(cause)}${advice ? `\n${advice.fix}` : ''}`;
    throw advice?.isEnvironment
      ? new CommandError('environment', message, { cause })
      : new Error(message, { cause });
  }
}

/** Advice on the caller's own calls. */
const CALLER_ADVICE: readonly Advice[] = [
  {
    names: /^UsernameExistsException$/,
    fix: 'An earlier attempt created the user, but its response was lost. Run the command again.',
    isEnvironment: true,
  },
];

const DENIED = /AccessDenied|Unauthorized|Forbidden/;

function callerAdvice(error: unknown, policyPage: string): Advice | undefined {
  const name = error instanceof Error ? error.name : '';
  if (DENIED.test(name)) {
    const fix = `Use credentials with the policy in ${policyPage}.`;
    return { names: DENIED, fix, isEnvironment: true };
  }
  return CALLER_ADVICE.find(({ names }) => names.test(name)) ?? adviceOn(error);
}
