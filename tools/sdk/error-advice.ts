/** What to do about an error of AWS or of the network, by its name or code; undefined if neither is known. */
export function errorAdvice(error: unknown): string | undefined {
  const names = namesOf(error);
  // A wrong key and a wrong clock have the same error name; only the message differs.
  if (CLOCK.test(String(error))) return ADVICE_ON_CLOCK;
  return ADVICE.find(([pattern]) => names.some((one) => pattern.test(one)))?.[1];
}

const CLOCK = /TimeTooSkewed|RequestExpired|Signature (expired|not yet current)/;
const ADVICE_ON_CLOCK =
  "AWS says another time than this machine: set the machine's clock, and run the command again";

const ADVICE: readonly (readonly [RegExp, string])[] = [
  [
    /CredentialsProviderError|CredentialsError/,
    'set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and AWS_SESSION_TOKEN where the credentials have one, or AWS_PROFILE',
  ],
  [/Expired/, 'the credentials have ended: get new ones'],
  [
    /UnrecognizedClient|InvalidClientTokenId|InvalidAccessKeyId|Signature|InvalidToken/,
    'AWS does not know the credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY again, and AWS_SESSION_TOKEN only where they have one',
  ],
  [
    /ResourceNotFound/,
    'no such table there: check --region, --endpoint and --table, or deploy the stage',
  ],
  [
    /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNRESET|EHOSTUNREACH|Timeout/,
    'nothing answers there: check --endpoint, --region and the network between',
  ],
  [/KMS|InvalidKey/, "the table's key refuses: deploy the stage again, or enable the key"],
  [
    /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown/,
    'AWS takes no more requests just now, also after retries: wait a minute, and run the command again',
  ],
  [
    /InternalFailure|InternalServerError|InternalError|ServiceUnavailable|ServiceException/,
    'AWS has a fault just now, also after retries: wait, and run the command again',
  ],
  [
    /^SyntaxError$/,
    'what answers there is not AWS: check --endpoint, AWS_ENDPOINT_URL and proxies between',
  ],
];

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
 * Runs a step and explains its failure.
 *
 * @param step names it in the error
 * @throws {Error} with the step, AWS's error, and what to do about it
 */
export async function withErrorAdvice<T>(step: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Error(`${step} failed: ${String(error)}; ${adviceOfCheck(error)}`, { cause: error });
  }
}

function adviceOfCheck(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  if (/AccessDenied|Unauthorized|Forbidden/.test(name)) {
    return 'use credentials that have the policy which the README lists for npm run check';
  }
  if (name === 'UsernameExistsException') {
    return 'the name is random, so an earlier try has made the user, and its answer was lost: run the command again';
  }
  return errorAdvice(error) ?? 'mend what AWS says, and run the command again';
}
