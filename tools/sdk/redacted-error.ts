/** An error without a secret, whatever the service answers. It has no stack and no other fields of the original. */
export function redactedError(error: unknown, secret: string): Error {
  if (!(error instanceof Error)) return new Error('Unknown error.');
  const { name, message } = error;
  const redacted = message.replaceAll(secret, '…');
  return Object.assign(new Error(redacted), { name, code: (error as { code?: unknown }).code });
}
