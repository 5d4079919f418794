import { ownEntry } from '../aws/name-patterns';

/** The outputs of a deployed stack, by name, those that share one too. */
export type DeployedOutputs = Readonly<Record<string, string>>;

/**
 * What is made from the outputs of a deployed stack.
 *
 * @param make is given a function that reads an output by its name
 * @throws {Error} where the stack lacks outputs that were read, naming all of them
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
    `the deployed stack has no output ${missing.join(', ')}; expected all outputs of the stage file; deploy the stage again`,
  );
}
