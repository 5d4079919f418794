import type { DescribedError } from '../../lib/stage/validation-error';
import type { DataChange } from './data-changes';
import type { Cause } from './template';

type Losing = DataChange & { readonly effect: 'removed' | 'replaced' };

/**
 * What a person must know before a deployment does this to the data, or fails half-way.
 *
 * @param mayGo logical IDs of the resources that are to be replaced or removed all the same
 */
export function changeProblems(
  changes: readonly DataChange[],
  mayGo: readonly string[],
): readonly DescribedError[] {
  return changes.flatMap((change): DescribedError[] => {
    if (change.effect === 'updated') return [];
    if (change.effect === 'refused') {
      return change.refusals.map(({ expected, fix, ...cause }) => {
        const path = [change.logicalId];
        return { path, received: `${change.type}: ${described(cause)}`, expected, fix };
      });
    }
    return mayGo.includes(change.logicalId) ? [] : [losing(change)];
  });
}

/** The logical IDs of what goes with its data: these alone may be let go. */
export function goingIds(changes: readonly DataChange[]): string[] {
  return changes
    .filter(({ effect }) => effect === 'removed' || effect === 'replaced')
    .map(({ logicalId }) => logicalId);
}

function losing(change: Losing): DescribedError {
  const { logicalId, type, dataType, isKept } = change;
  const { name, holds, instead } = dataType;
  const what =
    change.effect === 'removed' ? 'gone from the stage' : change.causes.map(described).join('; ');
  const old = change.effect === 'removed' ? 'it' : 'the old one';
  const end = isKept ? `leave ${old} outside the stack` : `delete ${old}`;
  const another = change.effect === 'removed' ? '' : 'put an empty one in its place and ';
  const permission = isKept ? 'it may leave the stack' : 'that may be lost';
  return {
    path: [logicalId],
    received: `${type}: ${what}`,
    expected: `the deployed ${name}: this would ${another}${end}, with ${holds}`,
    fix: [
      'change it back',
      ...(instead === undefined ? [] : [`or ${instead}`]),
      `or, where ${permission}, add -c replace=${logicalId}${keepsName(change) ? ' and another tableName' : ''}`,
    ].join('; '),
  };
}

/** While the old table is there, CloudFormation cannot make one of the same name. */
function keepsName(change: Losing): boolean {
  return change.effect === 'replaced' && change.namedAlike;
}

const LONGEST_VALUE = 100;

function described({ property, from, to }: Cause): string {
  return `${property} ${value(from)} → ${value(to)}`;
}

function value(one: unknown): string {
  const json = one === undefined ? 'nothing' : JSON.stringify(one);
  return json.length > LONGEST_VALUE ? `${json.slice(0, LONGEST_VALUE)}…` : json;
}
