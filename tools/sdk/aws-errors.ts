/** An error of the AWS SDK; `code` is that of the system or of DNS. */
interface SdkError extends Error {
  readonly code?: unknown;
}

/** Source: Node.js API, errors of the system and of DNS; the SDK names its own timeouts. */
const NO_ANSWER =
  /^(E(AI_AGAIN|CONNREFUSED|CONNRESET|HOSTUNREACH|NETUNREACH|NOTFOUND|PIPE|TIMEDOUT))$/;

/** Whether no answer came from AWS or from the credentials provider. */
export function isNoAnswer(error: unknown): boolean {
  const { name, code } = error as SdkError;
  return name === 'TimeoutError' || NO_ANSWER.test(String(code));
}

/** Whether AWS knows the caller and denies the call. */
export function isAccessDenied(error: unknown): boolean {
  return /^AccessDenied(Exception)?$/.test((error as Error).name);
}

/** Whether the stack does not exist; CloudFormation has no error code for that. */
export function isUnknownStack(error: unknown): boolean {
  const { name, message } = error as Error;
  return name === 'ValidationError' && message.includes('does not exist');
}

/** An error on one line. After several attempts at once the SDK's has no message. */
export function errorLine(error: unknown): string {
  const { name, message, code } = error as SdkError;
  return `${name}: ${message || String(code)}`;
}
