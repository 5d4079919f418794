import type { RestoreSource } from '../restore/restore-source';

/** One comparison of a drill. */
export interface DrillCheck {
  readonly check: string;
  readonly passed: boolean;
  /** Never has a value of an item. */
  readonly detail: string;
}

/** The number of items that were found, and whether counting stopped there. */
export interface ItemCount {
  readonly items: number;
  readonly isComplete: boolean;
}

/** The keyed hashes of a sampled item: in the restored table, and in the live one, where it may be missing. */
export interface SampledItem {
  readonly restored: string;
  readonly live: string | undefined;
}

/** What the drill found out about one table. */
export interface TableDrill {
  /** The ID in the stage file. */
  readonly table: string;
  readonly tableName: string;
  /** The temporary table. */
  readonly temporaryTable: string | undefined;
  readonly source: RestoreSource | undefined;
  /** From the request until the table was active, in milliseconds. */
  readonly restoreMs: number | undefined;
  readonly checks: readonly DrillCheck[];
  readonly counts: { readonly live: ItemCount; readonly restored: ItemCount } | undefined;
  readonly sample: readonly SampledItem[];
  /** The settings that a restore sets again. */
  readonly notCarried: readonly string[];
}

/** Whether every check of every table passed. */
export function hasPassed(drills: readonly TableDrill[]): boolean {
  return (
    drills.length > 0 &&
    drills.every(({ checks }) => checks.length > 0 && checks.every(({ passed }) => passed))
  );
}

/**
 * The share of items that may differ, because the application writes on after the restored point. A table with few items
 * may have no difference.
 */
const TOLERATED = 0.1;

/** The counts are near each other. */
export function countCheck(live: ItemCount, restored: ItemCount): DrillCheck {
  const difference = Math.abs(live.items - restored.items);
  return {
    check: 'item count',
    passed: difference <= TOLERATED * Math.max(live.items, restored.items),
    detail: `live ${inWords(live)}, restored ${inWords(restored)}`,
  };
}

/** Most sampled items are the same in the live table. */
export function sampleCheck(sample: readonly SampledItem[]): DrillCheck {
  const missing = sample.filter(({ live }) => live === undefined).length;
  const equal = sample.filter(({ live, restored }) => live === restored).length;
  return {
    check: 'sampled items',
    passed: sample.length - equal <= TOLERATED * sample.length,
    detail: `${sample.length} sampled: ${equal} equal, ${sample.length - equal - missing} different, ${missing} missing in the live table`,
  };
}

function inWords({ items, isComplete }: ItemCount): string {
  return isComplete ? String(items) : `${items} or more`;
}
