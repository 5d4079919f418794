/** One step of a connection test. */
export interface ConnectionStep {
  readonly title: string;
  /**
   * Runs after the steps before it.
   *
   * @returns a short result without secrets
   */
  readonly run: () => Promise<string>;
  /** How to fix a failure. */
  readonly advice: (error: unknown) => string;
  /** Removes what the step may have written, if it failed or the test stops after it. */
  readonly undo?: () => Promise<void>;
}

/**
 * Runs steps one after the other and prints each result. A step that fails, or after which the test stops, is undone.
 *
 * @param isStopped read after each step
 * @throws {Error} with the failed step, the error and the fix; or if the test is stopped
 */
export async function runSteps(
  steps: readonly ConnectionStep[],
  print: (line: string) => void,
  isStopped: () => boolean = () => false,
): Promise<void> {
  for (const step of steps) {
    try {
      print(`✔ ${step.title} → ${await step.run()}`);
      if (isStopped()) throw new Stopped();
    } catch (error) {
      const undone = await step.undo?.().then(
        () => 'The test item was removed.',
        // The advice has the key of the item.
        (failure: unknown) => step.advice(failure),
      );
      throw error instanceof Stopped
        ? new Error(['Stopped.', ...(undone === undefined ? [] : [undone])].join(' '))
        : new Error(`✖ ${step.title}\n    ${String(error)}\n    ${step.advice(error)}`, {
            cause: error,
          });
    }
  }
}

class Stopped extends Error {}
