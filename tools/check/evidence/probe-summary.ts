import { DEFAULT_ITEM_ACTIONS } from '../../../lib/access/item-actions';
import type { Probe } from '../probes/probe';
import type { Outcome, ProbeResult } from '../run/run-probe';

/** What a group of probes covers, in the order of a summary. */
const PROBE_SCOPES = [
  'Sign-in',
  'Own items',
  "Other users' items",
  'Indexes',
  'Refused operations',
  'Other tables',
] as const;

/** An unexpected outcome counts as failed, so the counts of a scope add up to its probes. */
const COUNTED = Object.keys({
  allowed: true,
  denied: true,
  simulated: true,
  failed: true,
} satisfies Record<Outcome, true>) as Outcome[];

type Counts = Readonly<Record<Outcome, number>>;

/** The number of probes by scope and outcome, and a conclusion. */
export function probeSummary(results: readonly ProbeResult[]): string {
  const scopes = PROBE_SCOPES.map(
    (scope) => [scope, results.filter(({ probe }) => probeScope(probe) === scope)] as const,
  ).filter(([, ofScope]) => ofScope.length > 0);
  const width = Math.max(...PROBE_SCOPES.map(({ length }) => length));
  return [
    line('', COUNTED, width),
    ...scopes.map(([scope, ofScope]) => line(scope, Object.values(countsOf(ofScope)), width)),
    '',
    conclusion(countsOf(results), results.length),
  ].join('\n');
}

function countsOf(results: readonly ProbeResult[]): Counts {
  const counts = { allowed: 0, denied: 0, simulated: 0, failed: 0 };
  for (const { outcome, passed } of results) counts[passed ? outcome : 'failed'] += 1;
  return counts;
}

function line(scope: string, cells: readonly (string | number)[], width: number): string {
  const columns = cells.map((cell, at) => String(cell).padStart(columnWidth(at)));
  return [scope.padEnd(width), ...columns].join('  ').trimEnd();
}

function columnWidth(position: number): number {
  return COUNTED[position]?.length ?? 0;
}

function conclusion(counts: Counts, all: number): string {
  if (counts.failed > 0) return `✖ ${counts.failed} of ${all} probes failed`;
  const passed = COUNTED.filter((outcome) => counts[outcome] > 0);
  return `✔ ${all} probes passed: ${passed.map((outcome) => `${counts[outcome]} ${outcome}`).join(', ')}`;
}

type ProbeScope = (typeof PROBE_SCOPES)[number];

const BASIC: ReadonlySet<string> = new Set(DEFAULT_ITEM_ACTIONS);

function probeScope(probe: Probe): ProbeScope {
  if (probe.kind === 'identity') return 'Sign-in';
  if (probe.table === undefined) return 'Other tables';
  if (probe.index !== undefined) return 'Indexes';
  if (probe.rowOf !== probe.who || probe.besideRowOf !== undefined) return "Other users' items";
  const isRefused = probe.expected === 'denied' && !BASIC.has(probe.action);
  return isRefused ? 'Refused operations' : 'Own items';
}
