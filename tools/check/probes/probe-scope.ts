import { DEFAULT_ITEM_ACTIONS } from '../../../lib/access/item-actions';
import type { Probe } from './probe';

/** What a group of probes covers, in the order of a summary. */
export const PROBE_SCOPES = [
  'Sign-in',
  'Own items',
  "Other users' items",
  'Indexes',
  'Refused operations',
  'Other tables',
] as const;

export type ProbeScope = (typeof PROBE_SCOPES)[number];

const BASIC: ReadonlySet<string> = new Set(DEFAULT_ITEM_ACTIONS);

export function probeScope(probe: Probe): ProbeScope {
  if (probe.kind === 'identity') return 'Sign-in';
  if (probe.table === undefined) return 'Other tables';
  if (probe.index !== undefined) return 'Indexes';
  if (probe.rowOf !== probe.who || probe.besideRowOf !== undefined) return "Other users' items";
  const isRefused = probe.expected === 'denied' && !BASIC.has(probe.action);
  return isRefused ? 'Refused operations' : 'Own items';
}
