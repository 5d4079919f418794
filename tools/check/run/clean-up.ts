/** What is to be removed again, whatever happens in between. */
export class CleanUp {
  private readonly steps: { readonly what: string; readonly remove: () => Promise<unknown> }[] = [];

  /**
   * Notes something before it is made, so that a call whose answer is lost is undone too.
   *
   * @param what names it, for a person who has to remove it by hand
   */
  later(what: string, remove: () => Promise<unknown>): void {
    this.steps.push({ what, remove });
  }

  /** What is not removed yet. */
  get left(): string[] {
    return this.steps.map(({ what }) => what);
  }

  /** Removes everything, the last first; gives what could not be removed, and why. */
  async run(): Promise<string[]> {
    const failures: string[] = [];
    for (let step = this.steps.at(-1); step; step = this.steps.at(-1)) {
      const { what, remove } = step;
      await remove().catch((error: unknown) => failures.push(`${what}: ${String(error)}`));
      this.steps.pop();
    }
    return failures;
  }
}
