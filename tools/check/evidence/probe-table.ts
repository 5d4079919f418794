import Table from 'cli-table3';
import { describeProbe } from './evidence';
import type { ProbeResult } from '../run/run-probe';

/** The results as a table for a terminal, a line a probe; beneath one that is not as expected, why. */
export function probeTable(results: readonly ProbeResult[]): string {
  const table = new Table({
    head: ['', 'who', 'action', 'on', 'outcome', 'ms'],
    colAligns: ['left', 'left', 'left', 'left', 'left', 'right'],
    // Colours are for a person's terminal, and this may be a log.
    style: { head: [], border: [], compact: true },
  });
  for (const result of results) {
    const { probe, outcome, passed, milliseconds, detail } = result;
    const told = passed ? outcome : `${outcome}, expected ${probe.expected}`;
    const mark = passed ? '✔' : '✖';
    table.push([
      mark,
      probe.who,
      probe.action,
      describeProbe(result),
      told,
      milliseconds.toFixed(0),
    ]);
    if (!passed && detail) table.push(['', { colSpan: 5, content: detail }]);
  }
  return table.toString();
}

/** How many probes came to what, and how many are not as expected, in a line. */
export function probeSummary(results: readonly ProbeResult[]): string {
  const outcomes = (['allowed', 'denied', 'decided', 'failed'] as const)
    .map((outcome) => [results.filter((one) => one.outcome === outcome).length, outcome] as const)
    .filter(([count]) => count > 0)
    .map(([count, outcome]) => `${count} ${outcome}`);
  const wrong = results.filter(({ passed }) => !passed).length;
  const verdict = wrong === 0 ? 'all as expected' : `${wrong} not as expected`;
  return `${results.length} probes: ${outcomes.join(', ')}; ${verdict}`;
}
