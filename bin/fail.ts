/** Prints an error and exits with code 1; `--debug` of the CDK CLI adds the stack trace. */
export function fail(error: unknown): never {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  console.error(process.env.CDK_DEBUG === 'true' ? stack : message);
  process.exit(1);
}
