import { isDeepStrictEqual } from 'node:util';
import type { UnsupportedUpdate } from '../property-change';
import { entriesByName, type Resource } from '../template';

/** Changes of an `AWS::DynamoDB::GlobalTable` that CloudFormation cannot deploy. */
export function unsupportedTableUpdates(from: Resource, to: Resource): UnsupportedUpdate[] {
  return [
    ...changedIndexes(from, to),
    // One index is created or deleted per call. Source: DynamoDB API reference, UpdateTable.
    ...severalAtOnce(from, to, 'GlobalSecondaryIndexes', 'IndexName', 'index'),
    // Source: CloudFormation template reference, AWS::DynamoDB::GlobalTable, Replicas.
    ...severalAtOnce(from, to, 'Replicas', 'Region', 'replica'),
  ];
}

/** Only throughput can change. Source: DynamoDB API reference, UpdateGlobalSecondaryIndexAction. */
function changedIndexes(from: Resource, to: Resource): UnsupportedUpdate[] {
  const wanted = entriesByName(to, 'GlobalSecondaryIndexes', 'IndexName');
  return [...entriesByName(from, 'GlobalSecondaryIndexes', 'IndexName')].flatMap(
    ([name, index]) => {
      const other = wanted.get(name);
      return ['KeySchema', 'Projection']
        .filter((part) => other && !isDeepStrictEqual(index[part], other[part]))
        .map((part) => ({
          property: `GlobalSecondaryIndexes.${name}.${part}`,
          from: index[part],
          to: other?.[part],
          expected: "the deployed value; an index's keys and projection cannot change",
          fix: `undo the change, add an index under another name and deploy; then remove ${name} and deploy again`,
        }));
    },
  );
}

function severalAtOnce(
  from: Resource,
  to: Resource,
  property: string,
  name: string,
  what: string,
): UnsupportedUpdate[] {
  const [deployed, wanted] = [from, to].map((one) => [
    ...entriesByName(one, property, name).keys(),
  ]);
  const added = wanted?.filter((one) => !deployed?.includes(one)) ?? [];
  const removed = deployed?.filter((one) => !wanted?.includes(one)) ?? [];
  if (added.length + removed.length < 2) return [];
  return [
    {
      property,
      from: deployed,
      to: wanted,
      expected: `adding or removing one ${what} per deployment`,
      fix: `deploy after each step: ${[...added.map((one) => `add ${one}`), ...removed.map((one) => `remove ${one}`)].join(', ')}`,
    },
  ];
}
