import { covers, mayCover } from './patterns';
import type { Selection } from './policy-statement';
import { isLiteral, literal, type TemplateText } from '../template/template-text';

/** What an action does with items. `readChanges` and `copy` read them too, through a stream and into a bucket. */
export type ItemEffect = 'read' | 'readChanges' | 'copy' | 'write' | 'delete';

/** DynamoDB actions that reveal or change items. Source: Service Authorization Reference, Amazon DynamoDB. */
export const ITEM_EFFECTS = {
  BatchGetItem: 'read',
  BatchWriteItem: 'write',
  ConditionCheckItem: 'read',
  DeleteItem: 'delete',
  ExportTableToPointInTime: 'copy',
  GetItem: 'read',
  GetRecords: 'readChanges',
  PartiQLDelete: 'delete',
  PartiQLInsert: 'write',
  PartiQLSelect: 'read',
  PartiQLUpdate: 'write',
  PutItem: 'write',
  Query: 'read',
  ReadDataForReplication: 'read',
  Scan: 'read',
  SearchVectors: 'read',
  UpdateItem: 'write',
  WriteDataForReplication: 'write',
} as const satisfies Readonly<Record<string, ItemEffect>>;

/** The actions with one of these effects. */
export function actionsThat(...effects: readonly ItemEffect[]): readonly string[] {
  return Object.entries(ITEM_EFFECTS)
    .filter(([, effect]) => effects.includes(effect))
    .map(([action]) => action);
}

/** Actions on tables and indexes that return items or reveal their content. */
export const READ_ACTIONS = actionsThat('read', 'copy');

/** Actions that put, update and delete items. */
export const WRITE_ACTIONS = actionsThat('write', 'delete');

/** The reads with the condition key `dynamodb:Select`. Source: Service Authorization Reference, Amazon DynamoDB. */
export const SELECTING_READS = [
  'BatchGetItem',
  'GetItem',
  'PartiQLSelect',
  'Query',
  'Scan',
] as const;

/**
 * Actions on items that can omit the partition key. For PartiQLSelect, the condition key `dynamodb:FullTableScan` restricts
 * that. Source: Service Authorization Reference, Amazon DynamoDB.
 */
export const WITHOUT_KEYS: readonly string[] = [
  'ExportTableToPointInTime',
  'GetRecords',
  'PartiQLSelect',
  'Scan',
  'SearchVectors',
];

/** Actions that name several partition keys in one request. */
export const SEVERAL_KEYS: readonly string[] = ['BatchGetItem', 'BatchWriteItem'];

/** DynamoDB actions on data. */
const TABLE_ACTIONS = {
  items: [...READ_ACTIONS, ...WRITE_ACTIONS],
  /** Stream records, only on the ARN of a stream. DescribeStream returns no records. */
  changes: [...actionsThat('readChanges'), 'GetShardIterator'],
  /** Every action on the ARN of a stream; none supports another resource. */
  streams: ['DescribeStream', ...actionsThat('readChanges'), 'GetShardIterator'],
} as const satisfies Record<string, readonly string[]>;

/** Whether an action, written without a wildcard, has no effect on tables and indexes. */
export function isStreamAction(action: TemplateText): boolean {
  const name = action.toLowerCase().replace(/^dynamodb:/, '');
  return TABLE_ACTIONS.streams.some((one) => one.toLowerCase() === name);
}

export type ActsOn = keyof typeof TABLE_ACTIONS;

/** Prefixes of actions that neither read nor write items. */
const MANAGES =
  /^(Associate|Create|Delete(?!Item)|Describe|Disable|Enable|Get(?!Item|Records|Shard)|Import|Inject|List|Purchase|Put(?!Item)|Replicate|Restore|Start|Tag|Untag|Update(?!Item))/i;

/** Whether an action pattern only describes tables, which reveals nothing of their items. */
export function describesTables(pattern: TemplateText): boolean {
  return /^dynamodb:(describe|list)[a-z]*\*?$/i.test(pattern);
}

/** Whether actions apply, or possibly apply, to items or stream records. Unknown actions possibly apply to items. */
export function mayActOn(actions: Selection, what: ActsOn): boolean {
  return (
    mayCoverOne(actions, TABLE_ACTIONS[what]) ||
    (what === 'items' && !actions.except && actions.patterns.some(isUnlisted))
  );
}

/** Whether actions contain, or possibly contain, one of these DynamoDB actions. */
export function mayCoverOne({ patterns, except }: Selection, actions: readonly string[]): boolean {
  const names = actions.map((name) => `dynamodb:${name}`.toLowerCase());
  const lower = patterns.map((pattern) => pattern.toLowerCase());
  return names.some((name) =>
    except
      ? !lower.some((pattern) => covers(pattern, name))
      : lower.some((pattern) => mayCover(pattern, name)),
  );
}

function isUnlisted(written: TemplateText): boolean {
  const action = written.toLowerCase();
  if (!isLiteral(action) || /[*?]/.test(action)) return false;
  const name = literal(action).replace(/^dynamodb:/, '');
  const known = TABLE_ACTIONS.changes.some((one) => one.toLowerCase() === name);
  return action.startsWith('dynamodb:') && !known && !MANAGES.test(name);
}
