import type { Grant } from '../template-access/grants/grants';
import { mayActOn } from '../template-access/policies/table-actions';
import type { Target } from '../template-access/grants/target';

/**
 * What a grant is about: the items of tables, their changes in a stream, `nothing` where actions on streams are granted
 * on a table, as the CDK's grants do, and `other` such as keys and the tables themselves.
 */
export type ActedOn = 'items' | 'changes' | 'nothing' | 'other';

export function actedOn({ target, actions: { patterns, except } }: Grant): ActedOn {
  if (target.kind === 'key') return 'other';
  const { below, streams } = reachOf(target);
  const own = { patterns: patterns.filter((one) => except || !/^kms:/i.test(one)), except };
  if (own.patterns.length === 0) return 'other';
  if (below && mayActOn(own, 'items')) return 'items';
  if (!mayActOn(own, 'changes')) return 'other';
  return streams ? 'changes' : 'nothing';
}

/** Whether a target takes in items, and streams. */
function reachOf(target: Target): { readonly below: boolean; readonly streams: boolean } {
  if (target.kind === 'elsewhere') {
    const isStream = target.arn.includes('/stream/');
    return { below: !isStream, streams: isStream };
  }
  if (target.kind !== 'table') return { below: true, streams: true };
  const isStream = (part: string) => part === 'stream' || part.startsWith('stream/');
  return {
    below: target.parts.some((part) => !isStream(part)),
    streams: target.parts.some((part) => isStream(part) || part.startsWith('*')),
  };
}
