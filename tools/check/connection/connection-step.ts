/** One thing that a tool does when it connects. */
export interface ConnectionStep {
  readonly title: string;
  /**
   * Does it, after the steps before it.
   *
   * @returns what came back, in a few words and without secrets
   */
  readonly run: () => Promise<string>;
  /** What to do where it fails. */
  readonly change: (error: unknown) => string;
  /** Removes what the step may have left behind, where it failed or those after it do not come about. */
  readonly undo?: () => Promise<void>;
}

/**
 * Runs steps one after the other, telling each with what came back.
 *
 * What a step may have left behind is removed where it fails, and where it is stopped before the step that would.
 *
 * @param isStopped asked after each step, whether to go on
 * @throws {Error} where a step fails: with which one, the error, and what to change; where it is stopped
 */
export async function runSteps(
  steps: readonly ConnectionStep[],
  tell: (line: string) => void,
  isStopped: () => boolean = () => false,
): Promise<void> {
  for (const step of steps) {
    try {
      tell(`✔ ${step.title} → ${await step.run()}`);
      if (isStopped()) throw new Stopped();
    } catch (error) {
      const undone = await step.undo?.().then(
        () => 'what was written is removed again',
        // What is left is in what it tells.
        (failure: unknown) => step.change(failure),
      );
      throw error instanceof Stopped
        ? new Error(`stopped${undone === undefined ? '' : `; ${undone}`}`)
        : new Error(`✖ ${step.title}\n    ${String(error)}\n    change    ${step.change(error)}`, {
            cause: error,
          });
    }
  }
}

class Stopped extends Error {}
