import { REFUSED_OPERATIONS, type Probe } from './probe';

/** What a group of probes covers, in the order of a summary. */
export const PROBE_SCOPES = [
  'Sign-in',
  'Own items',
  "Other users' items",
  'Refused operations',
  'Other tables',
] as const;

export type ProbeScope = (typeof PROBE_SCOPES)[number];

const REFUSED: ReadonlySet<string> = new Set(REFUSED_OPERATIONS);

export function probeScope(probe: Probe): ProbeScope {
  if (probe.kind === 'identity') return 'Sign-in';
  if (probe.table === undefined) return 'Other tables';
  if (REFUSED.has(probe.action)) return 'Refused operations';
  return probe.rowOf === probe.who ? 'Own items' : "Other users' items";
}
