import type { StatementGrant } from '../../template-access/grants/grants';
import { mayActOn } from '../../template-access/policies/table-actions';
import type { Target } from '../../template-access/grants/target';
import {
  shown,
  unknownParts,
  type TemplateText,
} from '../../template-access/template/template-text';

/**
 * What a grant gives access to: items, stream records (`changes`), or something else such as KMS keys and table settings.
 * `nothing`: stream actions on a table, which have no effect. The CDK's grants contain them.
 */
export type GrantedData = 'items' | 'changes' | 'nothing' | 'other';

export function grantedData({
  target,
  actions: { patterns, except },
}: StatementGrant): GrantedData {
  if (target.kind === 'key') return 'other';
  const { items, streams } = coveredBy(target);
  const ofTables = { patterns: patterns.filter((one) => except || !/^kms:/i.test(one)), except };
  if (ofTables.patterns.length === 0) return 'other';
  if (items && mayActOn(ofTables, 'items')) return 'items';
  if (!mayActOn(ofTables, 'changes')) return 'other';
  return streams ? 'changes' : 'nothing';
}

/** Whether a target covers items, and stream records. */
function coveredBy(target: Exclude<Target, { kind: 'key' }>) {
  switch (target.kind) {
    case 'table':
      return {
        items: target.parts.some((part) => !isStream(part)),
        streams: target.parts.some((part) => isStream(part) || part.startsWith('*')),
      };
    case 'elsewhere': {
      const streams = target.arn.includes('/stream/');
      return { items: !streams, streams };
    }
    case 'account':
    case 'pattern':
    case 'unknown':
      return { items: true, streams: true };
  }
}

function isStream(part: string): boolean {
  return part === 'stream' || part.startsWith('stream/');
}

export function targetWords(target: Target): string {
  switch (target.kind) {
    case 'table':
      return target.table;
    case 'key':
      return `KMS key ${target.key}`;
    case 'account':
      return 'this account and Region';
    case 'elsewhere':
      return target.arn.startsWith('arn:')
        ? `${shown(target.arn)}, not in this template`
        : `"${shown(target.arn)}" (not an ARN)`;
    case 'unknown':
      return unknownWords(target);
    case 'pattern':
      if (target.except) return exceptWords(target.pattern);
      return target.pattern === '*' ? 'every resource' : shown(target.pattern);
  }
}

/** A literal ARN can match a table whose name CloudFormation generates. */
function unknownWords({ pattern, tables }: Extract<Target, { kind: 'unknown' }>): string {
  const isOpen = unknownParts(pattern).length > 0 || tables.length === 0;
  return isOpen ? shown(pattern) : `${shown(pattern)} (possibly ${tables.join(' or ')})`;
}

/** NotResource without a wildcard excludes that ARN, but not its indexes and streams. */
function exceptWords(pattern: TemplateText): string {
  return `everything except ${shown(pattern)}${/[*?]/.test(pattern) ? '' : ' itself'}`;
}

/** The parts of a table that a target names; empty for the table itself. */
export function targetParts(target: Target): readonly string[] {
  if (target.kind !== 'table') return [];
  const { parts } = target;
  return parts.length === 1 && parts[0] === '' ? [] : parts.map(partWords);
}

/** The name of a part of a table, such as `index byDate` for `index/byDate`. */
export function partWords(part: string): string {
  if (part === '') return 'table';
  const [kind = '', ...name] = part.split('/');
  const rest = shown(name.join('/'));
  if (kind === 'stream') return 'stream';
  if (kind === '*') return 'all subresources';
  return rest === '*' ? `every ${kind}` : `${kind} ${rest}`.trim();
}
