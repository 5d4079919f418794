/** The value that a share of all values does not exceed (the nearest rank); undefined where there are none. */
export function percentile(values: readonly number[], share: number): number | undefined {
  const ordered = Float64Array.from(values).sort();
  return ordered[Math.max(0, Math.ceil(share * ordered.length) - 1)];
}
