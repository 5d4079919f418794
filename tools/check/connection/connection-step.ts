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
