/** Events are put into slots of this many seconds: finer than any delay of a client. */
const SLOT_SECONDS = 0.01;

/**
 * Events in the order of their times, to a hundredth of a second. Events of one slot come in the order in which they were
 * added, which costs nothing for each, where a heap would cost a logarithm.
 */
export class Calendar<T> {
  private readonly slots: T[][] = [];

  add(at: number, event: T): void {
    const slot = Math.round(at / SLOT_SECONDS);
    // Without holes, which would make a slow dictionary of the array.
    while (this.slots.length <= slot) this.slots.push([]);
    this.slots[slot]?.push(event);
  }

  /** Calls back with each event, and with those that this adds at later times. */
  run(handle: (at: number, event: T) => void): void {
    for (let slot = 0; slot < this.slots.length; slot++) {
      // Not forEach: a handler may add to the slot at hand.
      for (const event of this.slots[slot] ?? []) handle(slot * SLOT_SECONDS, event);
    }
  }
}
