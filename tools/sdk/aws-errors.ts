/** An error of the AWS SDK. `code` is from the system or from DNS. */
interface SdkError extends Error {
  readonly code?: unknown;
}

/** Source: Node.js API, system errors and DNS error codes. The SDK has a name for its own timeouts. */
const NO_ANSWER =
  /^(E(AI_AGAIN|CONNREFUSED|CONNRESET|HOSTUNREACH|NETUNREACH|NOTFOUND|PIPE|TIMEDOUT))$/;

/** Whether neither AWS nor the credentials provider responded. */
export function isNoAnswer(error: unknown): boolean {
  const { name, code } = error as SdkError;
  return name === 'TimeoutError' || NO_ANSWER.test(String(code));
}

/** Whether AWS denies an authenticated call. */
export function isAccessDenied(error: unknown): boolean {
  return /^AccessDenied(Exception)?$/.test((error as Error).name);
}

/** Whether the stack does not exist. CloudFormation has no error code for that. */
export function isUnknownStack(error: unknown): boolean {
  const { name, message } = error as Error;
  return name === 'ValidationError' && message.includes('does not exist');
}

/** An error on one line. If several addresses were tried, the SDK's error has no message. */
export function errorLine(error: unknown): string {
  const { name, message, code } = error as SdkError;
  return `${name}: ${message || String(code)}`;
}
