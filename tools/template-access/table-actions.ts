import { covers, mayCover } from './patterns';
import type { Selection } from './statement';
import { isLiteral, literal, type TemplateText } from './template-text';

/** Actions of DynamoDB that give items, or tell whether they are so. Source: Service Authorization Reference, Amazon DynamoDB. */
export const READS = [
  'BatchGetItem',
  'ConditionCheckItem',
  'ExportTableToPointInTime',
  'GetItem',
  'PartiQLSelect',
  'Query',
  'ReadDataForReplication',
  'Scan',
  'SearchVectors',
] as const;

/** Actions of DynamoDB that put, change and delete items. */
export const WRITES = [
  'BatchWriteItem',
  'DeleteItem',
  'PartiQLDelete',
  'PartiQLInsert',
  'PartiQLUpdate',
  'PutItem',
  'UpdateItem',
  'WriteDataForReplication',
] as const;

/** Actions of DynamoDB by what they act on. */
const TABLE_ACTIONS = {
  items: [...READS, ...WRITES],
  /** What changed in items; on the ARN of a stream only. DescribeStream gives no record. */
  changes: ['GetRecords', 'GetShardIterator'],
} as const satisfies Record<string, readonly string[]>;

export type ActsOn = keyof typeof TABLE_ACTIONS;

/** Begins the names of actions that neither read nor write an item. */
const MANAGES =
  /^(Associate|Create|Delete(?!Item)|Describe|Disable|Enable|Get(?!Item|Records|Shard)|Import|Inject|List|Purchase|Put(?!Item)|Replicate|Restore|Start|Tag|Untag|Update(?!Item))/i;

/** Whether a statement's actions are, or may be, on items or on changes. An action that nobody knows may be on items. */
export function mayActOn({ patterns, except }: Selection, what: ActsOn): boolean {
  const names = TABLE_ACTIONS[what].map((name) => `dynamodb:${name}`.toLowerCase());
  const lower = patterns.map((pattern) => pattern.toLowerCase());
  if (except) return names.some((name) => !lower.some((pattern) => covers(pattern, name)));
  return lower.some(
    (pattern) =>
      names.some((name) => mayCover(pattern, name)) || (what === 'items' && isUnheardOf(pattern)),
  );
}

function isUnheardOf(action: TemplateText): boolean {
  if (!isLiteral(action) || /[*?]/.test(action)) return false;
  const name = literal(action).replace(/^dynamodb:/, '');
  const known = TABLE_ACTIONS.changes.some((one) => one.toLowerCase() === name);
  return action.startsWith('dynamodb:') && !known && !MANAGES.test(name);
}
