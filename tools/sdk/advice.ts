/** What to do about an error of AWS or of the way to it, by its name or code; undefined where that tells nothing. */
export function adviceOn(error: unknown): string | undefined {
  const names = namesOf(error);
  // The same name for a wrong key and for a wrong clock; only the text tells them apart.
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

/** The names and codes of an error, of what it comes from, and of several attempts at once. */
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
