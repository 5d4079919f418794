import Table from 'cli-table3';
import type { ProbeResult } from '../run/run-probe';
import { describeProbe } from './describe-probe';

/** The columns and their longest lines in characters. With padding and borders, the table fits 100 columns. */
const COLUMNS = [
  ['', 1],
  ['who', 15],
  ['action', 25],
  ['on', 23],
  ['expected', 8],
  ['result', 9],
] as const;

/** Left and right of each cell. */
const PADDING = 2;

/** The results as a terminal table: a row for each probe, and the reason below a failed one. */
export function probeTable(results: readonly ProbeResult[]): string {
  const table = new Table({
    head: COLUMNS.map(([name]) => name),
    colWidths: COLUMNS.map(([, width]) => width + PADDING),
    wordWrap: true,
    // No colors: the output may be a log.
    style: { head: [], border: [], compact: true },
  });
  for (const { probe, outcome, passed, detail } of results) {
    const cells = [
      passed ? '✔' : '✖',
      probe.who,
      probe.action,
      describeProbe(probe),
      probe.expected,
      outcome,
    ];
    table.push(cells.map((cell, at) => breakable(cell, COLUMNS[at]?.[1] ?? 1)));
    if (!passed && detail) {
      table.push(['', { colSpan: COLUMNS.length - 1, content: breakable(detail, DETAIL) }]);
    }
  }
  return table.toString();
}

/** The characters of a cell that spans all columns but the first. */
const DETAIL = COLUMNS.slice(1).reduce((sum, [, width]) => sum + width + PADDING + 1, -PADDING - 1);

/** Words longer than a line, broken: the table would cut them off. */
function breakable(text: string, width: number): string {
  return text.replaceAll(new RegExp(`\\S{${width}}(?=\\S)`, 'g'), '$& ');
}
