/** Tells a person what went wrong and ends with exit code 1; where it was thrown is shown under `--debug`. */
export function fail(error: unknown): never {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  console.error(process.env.CDK_DEBUG === 'true' ? stack : message);
  process.exit(1);
}
