import { covers, mayCover } from './patterns';
import type { Selection } from './statement';
import { isLiteral, literal, type TemplateText } from './template-text';

/** Actions of DynamoDB by what they act on. Source: Service Authorization Reference, Amazon DynamoDB. */
export const TABLE_ACTIONS = {
  items: [
    'BatchGetItem',
    'BatchWriteItem',
    'ConditionCheckItem',
    'DeleteItem',
    'ExportTableToPointInTime',
    'GetItem',
    'PartiQLDelete',
    'PartiQLInsert',
    'PartiQLSelect',
    'PartiQLUpdate',
    'PutItem',
    'Query',
    'ReadDataForReplication',
    'Scan',
    'SearchVectors',
    'UpdateItem',
    'WriteDataForReplication',
  ],
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
