import { describeLeftover, type Leftover } from './leftover';

/** The resources that a check has created and must remove, also after a failure. */
export class CleanUp {
  private readonly steps: Leftover[];
  private readonly failed: Leftover[] = [];

  /**
   * @param earlier what earlier checks left @default - nothing
   * @param save keeps what is left for the next check, should this one be killed @default - nothing is kept
   */
  constructor(
    earlier: readonly Leftover[] = [],
    private readonly save: (left: readonly Leftover[]) => void = () => undefined,
  ) {
    this.steps = [...earlier];
  }

  /**
   * Registers a resource for removal. Call it before the creation, so that a creation without a response is undone too.
   *
   * @throws {Error} if it cannot be saved; it must not be created then
   */
  later(leftover: Leftover): void {
    this.steps.push(leftover);
    this.save(this.steps);
  }

  /** The resources that are not removed yet. */
  get left(): string[] {
    return this.steps.map(describeLeftover);
  }

  /** Removes everything in reverse order. Returns what could not be removed, and why. */
  async run(remove: (leftover: Leftover) => Promise<unknown>): Promise<string[]> {
    const failures: string[] = [];
    for (let step = this.steps.at(-1); step; step = this.steps.at(-1)) {
      const one = step;
      await remove(one).catch((error: unknown) => {
        this.failed.push(one);
        failures.push(`${describeLeftover(one)}: ${String(error)}`);
      });
      this.steps.pop();
      this.saveRest();
    }
    return failures;
  }

  /** What is removed but still saved does no harm: the next check does not find it. */
  private saveRest(): void {
    try {
      this.save([...this.failed, ...this.steps]);
    } catch {
      // The disk is full, for example.
    }
  }
}
