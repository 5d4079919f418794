import { conflict, type DescribedError } from '../../lib/stage/validation-error';
import type { AccessKeyRemoval } from './access-key-removals';
import type { AdoptedTable } from './adopted-tables';
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
  /** The tables of the stack that restored ones take the place of. @default - none */
  readonly adopted?: readonly AdoptedTable[];
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
  { accessKeys = [], taken = [], existing = [], adopted = [] }: Surroundings = {},
): readonly DescribedError[] {
  const lost = [...lostIds(changes), ...accessKeys.map(({ logicalId }) => logicalId)];
  return [
    ...taken,
    ...changes.flatMap((change) => errorsOf(change, allowed, { existing, adopted })),
    ...accessKeys.flatMap(({ logicalId, error }) =>
      error === undefined || allowed.includes(logicalId) ? [] : [error],
    ),
    ...needlesslyAllowed(lost, allowed),
  ];
}

function errorsOf(
  change: StatefulChange,
  allowed: readonly string[],
  tables: TablesOfStage,
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
      return allowed.includes(change.logicalId) ? [] : lossesOf(change, tables);
  }
}

type TablesOfStage = Required<Pick<Surroundings, 'existing' | 'adopted'>>;

function lossesOf(change: Loss, { existing, adopted }: TablesOfStage): DescribedError[] {
  const { effect, logicalId } = change;
  if (effect !== 'removed' || !existing.includes(logicalId)) return [lossError(change)];
  const adoption = adopted.find((one) => one.logicalId === logicalId);
  return adoption ? adoptionErrors(change, adoption) : [becomesExisting(change)];
}

/** The adoption of a restored table keeps the items of both tables, and their key. */
function adoptionErrors(
  { logicalId, type }: Loss,
  { tableName, unretained, error }: AdoptedTable,
): DescribedError[] {
  const received = `${type.type}: existing in the stage file, restored as ${tableName}`;
  if (unretained.length > 0) {
    return [
      {
        path: [logicalId],
        received,
        expected: `the DeletionPolicy and the UpdateReplacePolicy Retain of ${unretained.join(' and ')} in the deployed template; the update would delete the table, with its items`,
        fix: 'undo the change; deploy "removalPolicy": "retain"; then run npm run restore -- --adopt again',
      },
    ];
  }
  if (error === undefined) return [];
  return [
    {
      path: [logicalId],
      received: `${received}; ${error}`,
      expected: 'an active table that was restored from the table in the stack, with the same key',
      fix: `undo the change and run npm run restore -- --adopt; or, if existing names the right table, add -c replace=${logicalId}`,
    },
  ];
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
