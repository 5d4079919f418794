/** An error of the AWS SDK; `code` is there where the system or the DNS has one. */
interface SdkError extends Error {
  readonly code?: unknown;
}

/** Source: Node.js API, errors of the system and of DNS; the SDK names its own timeouts. */
const SILENT =
  /^(E(AI_AGAIN|CONNREFUSED|CONNRESET|HOSTUNREACH|NETUNREACH|NOTFOUND|PIPE|TIMEDOUT))$/;

/** Whether nobody answered: neither AWS nor who gives credentials said anything. */
export function isSilence(error: unknown): boolean {
  const { name, code } = error as SdkError;
  return name === 'TimeoutError' || SILENT.test(String(code));
}

/** Whether AWS knows who asks, and does not let them. */
export function isDenial(error: unknown): boolean {
  return /^AccessDenied(Exception)?$/.test((error as Error).name);
}

/** Whether CloudFormation knows no such stack; it has no error of that name. */
export function isUnknownStack(error: unknown): boolean {
  const { name, message } = error as Error;
  return name === 'ValidationError' && message.includes('does not exist');
}

/** An error in a line. Where several addresses were tried, the SDK's has no message. */
export function told(error: unknown): string {
  const { name, message, code } = error as SdkError;
  return `${name}: ${message || String(code)}`;
}
