import Table from 'cli-table3';
import type { IdentityProbe, ItemProbe, Probe } from '../probes/probe';
import type { Outcome, ProbeResult } from '../run/run-probe';

/** The results as a terminal table: a line for each probe, and the reason below a failed one. */
export function probeTable(results: readonly ProbeResult[]): string {
  const table = new Table({
    head: ['', 'who', 'action', 'on', 'outcome', 'ms'],
    colAligns: ['left', 'left', 'left', 'left', 'left', 'right'],
    // No colors: the output may be a log.
    style: { head: [], border: [], compact: true },
  });
  for (const { probe, outcome, passed, milliseconds, detail } of results) {
    table.push([
      passed ? '✔' : '✖',
      probe.who,
      probe.action,
      describeProbe(probe),
      passed ? outcome : `${outcome}, expected ${probe.expected}`,
      milliseconds.toFixed(0),
    ]);
    if (!passed && detail) table.push(['', { colSpan: 5, content: detail }]);
  }
  return table.toString();
}

const OUTCOMES = Object.keys({
  allowed: true,
  denied: true,
  decided: true,
  failed: true,
} satisfies Record<Outcome, true>) as Outcome[];

/** One line with the number of probes by outcome, and of those that failed. */
export function probeSummary(results: readonly ProbeResult[]): string {
  const outcomes = OUTCOMES.map(
    (outcome) => [results.filter((one) => one.outcome === outcome).length, outcome] as const,
  )
    .filter(([count]) => count > 0)
    .map(([count, outcome]) => `${count} ${outcome}`);
  const failed = results.filter(({ passed }) => !passed).length;
  const conclusion = failed === 0 ? 'all as expected' : `${failed} not as expected`;
  return `${results.length} probes: ${outcomes.join(', ')}; ${conclusion}`;
}

/** The subject of a probe: table and item owner, or token and role. */
export function describeProbe(probe: Probe): string {
  switch (probe.kind) {
    case 'item':
      return describeItem(probe);
    case 'identity':
      return describeToken(probe);
  }
}

function describeItem({ table, who, rowOf }: ItemProbe): string {
  if (table === undefined) return 'another table';
  return `${table}, ${rowOf === who ? 'own row' : `row of ${String(rowOf)}`}`;
}

function describeToken({ action, shows, roleOfTenant }: IdentityProbe): string {
  const subject = action === 'UpdateUserAttributes' ? 'their own tenant' : shows;
  return roleOfTenant === undefined ? subject : `${subject}, role of tenant ${roleOfTenant}`;
}
