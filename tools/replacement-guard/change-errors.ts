import { conflict, type DescribedError } from '../../lib/stage/validation-error';
import type { AccessKeyRemoval } from './access-key-removals';
import type { PropertyChange } from './property-change';
import type { StatefulChange } from './stateful-changes';

type Loss = Extract<StatefulChange, { effect: 'removed' | 'replaced' }>;

/** What is around the compared templates. */
export interface Surroundings {
  /** The access keys that the update removes. @default - none */
  readonly accessKeys?: readonly AccessKeyRemoval[];
  /** The errors of table names that are taken. @default - none */
  readonly taken?: readonly DescribedError[];
  /** The logical IDs that the stage's existing tables would have as new ones. @default - none */
  readonly existing?: readonly string[];
}

/**
 * An error for each change that loses data or that CloudFormation does not support, and for each allowed logical ID
 * without a loss.
 *
 * @param allowed logical IDs of resources that may be replaced or removed
 */
export function changeErrors(
  changes: readonly StatefulChange[],
  allowed: readonly string[],
  { accessKeys = [], taken = [], existing = [] }: Surroundings = {},
): readonly DescribedError[] {
  const lost = [...lostIds(changes), ...accessKeys.map(({ logicalId }) => logicalId)];
  return [
    ...taken,
    ...changes.flatMap((change) => errorsOf(change, allowed, existing)),
    ...accessKeys.flatMap(({ logicalId, error }) =>
      error === undefined || allowed.includes(logicalId) ? [] : [error],
    ),
    ...needlesslyAllowed(lost, allowed),
  ];
}

function errorsOf(
  change: StatefulChange,
  allowed: readonly string[],
  existing: readonly string[],
): DescribedError[] {
  switch (change.effect) {
    case 'updated':
      return [];
    case 'unsupported':
      return change.updates.map(({ expected, fix, ...update }) => ({
        path: [change.logicalId],
        received: `${change.type.type}: ${changeWords(update)}`,
        expected,
        fix,
      }));
    case 'removed':
    case 'replaced':
      return allowed.includes(change.logicalId) ? [] : [lossOf(change, existing)];
  }
}

function lossOf(change: Loss, existing: readonly string[]): DescribedError {
  const isExisting = change.effect === 'removed' && existing.includes(change.logicalId);
  return isExisting ? becomesExisting(change) : lossError(change);
}

/** A table that leaves the stack must outlast it, because the stage still uses it. */
function becomesExisting({ logicalId, type, isRetained }: Loss): DescribedError {
  const allow = `add -c replace=${logicalId}`;
  return {
    path: [logicalId],
    received: `${type.type}: existing in the stage file instead of new`,
    expected: isRetained
      ? 'the table in the stack; the update would leave it outside the stack, with its items'
      : 'the table in the stack; the update would delete it, with its items, also if existing names it',
    fix: isRetained
      ? `if existing names this table, ${allow}; otherwise undo the change`
      : `undo the change; or deploy "removalPolicy": "retain" first, then make the change and ${allow}`,
  };
}

function lossError(change: Loss): DescribedError {
  const { logicalId, type, isRetained } = change;
  const isRemoved = change.effect === 'removed';
  const what = isRemoved ? 'removed from the stage' : change.changes.map(changeWords).join('; ');
  const old = isRemoved ? 'it' : 'the old one';
  const end = isRetained ? `leave ${old} outside the stack` : `delete ${old}`;
  const replacement = isRemoved ? '' : 'create an empty one and ';
  // While the old table exists, CloudFormation cannot create one of the same name.
  const rename = !isRemoved && change.keepsName ? ' and another tableName' : '';
  return {
    path: [logicalId],
    received: `${type.type}: ${what}`,
    expected: `the deployed ${type.name}; the update would ${replacement}${end}, with ${type.holds}`,
    fix: [
      'undo the change',
      ...(type.instead === undefined ? [] : [`or ${type.instead}`]),
      `or, if the update may ${end}, add -c replace=${logicalId}${rename}`,
    ].join('; '),
  };
}

/** Logical IDs without a loss: a misspelled one, or an outdated flag. */
function needlesslyAllowed(lost: readonly string[], allowed: readonly string[]): DescribedError[] {
  const expected =
    lost.length === 0
      ? 'none, because no stateful resource would be replaced or removed'
      : `${lost.join(', ')} (the resources that would be replaced or removed)`;
  return allowed
    .filter((id) => !lost.includes(id))
    .map((id) => conflict(['-c replace'], id, expected, 'remove it'));
}

/** The logical IDs of the resources that would be replaced or removed. */
export function lostIds(changes: readonly StatefulChange[]): string[] {
  return changes
    .filter(({ effect }) => effect === 'removed' || effect === 'replaced')
    .map(({ logicalId }) => logicalId);
}

const LONGEST_VALUE = 100;

function changeWords({ property, from, to }: PropertyChange): string {
  return `${property} ${valueWords(from)} → ${valueWords(to)}`;
}

function valueWords(value: unknown): string {
  const json = value === undefined ? 'none' : JSON.stringify(value);
  return json.length > LONGEST_VALUE ? `${json.slice(0, LONGEST_VALUE)}…` : json;
}
