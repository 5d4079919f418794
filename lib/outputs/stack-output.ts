/** An output of the stack. */
export interface StackOutput {
  readonly value: string;
  readonly description: string;
}

/** Outputs by name. The names are a contract: clients and scripts read them. */
export type StackOutputs = Readonly<Record<string, StackOutput>>;

/** The outputs that have a value. */
export function present(
  outputs: Readonly<Record<string, { value: string | undefined; description: string }>>,
): StackOutputs {
  return Object.fromEntries(
    Object.entries(outputs).flatMap(([name, { value, description }]) =>
      value === undefined ? [] : [[name, { value, description }] as const],
    ),
  );
}
