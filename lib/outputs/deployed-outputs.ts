import { ownEntry } from '../aws/own-entry';

/** The outputs of a deployed stack by name, including those in shared outputs. */
export type DeployedOutputs = Readonly<Record<string, string>>;

/**
 * Makes a value from the outputs of a deployed stack.
 *
 * @param make receives a function that reads an output by name
 * @throws {Error} listing every output that was read and is missing
 */
export function fromOutputs<T>(
  outputs: DeployedOutputs,
  make: (read: (name: string) => string) => T,
): T {
  const missing: string[] = [];
  const made = make((name) => {
    const value = ownEntry(outputs, name);
    if (value === undefined) missing.push(name);
    return value ?? '';
  });
  if (missing.length === 0) return made;
  throw new Error(
    `The deployed stack lacks these outputs of the stage: ${missing.join(', ')}. Deploy the stage again.`,
  );
}
