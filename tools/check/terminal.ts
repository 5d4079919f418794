/** How a command shows what it does, and learns that a person stops it. */
export interface Terminal {
  readonly print: (line: string) => void;
  /** Shows a line in place of the one before; an empty line removes it. */
  readonly showProgress: (line: string) => void;
  /**
   * From now on, signals ask the command to stop, and no longer end it.
   *
   * @param left names what is not removed yet
   * @returns whether a signal has arrived
   */
  readonly stopping: (left?: () => readonly string[]) => () => boolean;
}
