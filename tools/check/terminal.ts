/** How a command shows its progress, and is stopped. */
export interface Terminal {
  readonly print: (line: string) => void;
  /** Replaces the previous progress line; an empty line removes it. */
  readonly showProgress: (line: string) => void;
  /**
   * Handles signals from now on: they request the command to stop instead of ending it.
   *
   * @param left the resources that are not removed yet
   * @returns whether a signal was received
   */
  readonly stopping: (left?: () => readonly string[]) => () => boolean;
}
