/** Assertions that nobody has waited for yet. */
const waiting = new Set<Promise<unknown>>();

/**
 * The outcome of an assertion, which must be awaited: a test that forgets it would pass whatever the outcome. Jest calls
 * `then` and `catch` on it and gives the test the result (docs/decisions/029-awaited-matchers.md).
 */
export class AwaitedAssertion<T> extends Promise<T> {
  private isOfJest = false;

  /** An assertion as a matcher returns it. */
  static of<T>(outcome: Promise<T>): AwaitedAssertion<T> {
    const assertion = new AwaitedAssertion<T>((resolve) => resolve(outcome));
    assertion.isOfJest = true;
    return assertion;
  }

  override then<R1 = T, R2 = never>(
    onFulfilled?: ((value: T) => R1 | PromiseLike<R1>) | null,
    onRejected?: ((reason: unknown) => R2 | PromiseLike<R2>) | null,
  ): Promise<R1 | R2> {
    waiting.delete(this);
    const next = super.then(onFulfilled, onRejected);
    if (this.isOfJest) waiting.add(next);
    return next;
  }

  /** Jest ends its chain with it, and so does nobody who waits for the outcome. */
  override catch<R = never>(
    onRejected?: ((reason: unknown) => R | PromiseLike<R>) | null,
  ): Promise<T | R> {
    const isWaiting = waiting.has(this);
    const next = super.catch(onRejected);
    if (isWaiting) waiting.add(next);
    // A forgotten one that fails would end the process, and with it the results of all tests.
    void super.then.call(next, undefined, () => undefined);
    return next;
  }
}

/** Throws if an assertion of the test was not awaited, once it has an outcome. */
export async function assertAwaited(): Promise<void> {
  const forgotten = [...waiting];
  await Promise.allSettled(forgotten);
  waiting.clear();
  if (forgotten.length === 0) return;
  throw new Error(
    `${forgotten.length} of toAllow and toDeny were not awaited, so their outcome does not count. Write "await expect(…)".`,
  );
}
