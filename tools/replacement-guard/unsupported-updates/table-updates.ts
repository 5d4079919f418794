import { isDeepStrictEqual } from 'node:util';
import type { UnsupportedUpdate } from '../property-change';
import { entriesByName, timeToLiveOf, type ComparedResource } from '../template';

/** Changes of an `AWS::DynamoDB::GlobalTable` that CloudFormation cannot deploy. */
export function unsupportedTableUpdates(
  from: ComparedResource,
  to: ComparedResource,
): UnsupportedUpdate[] {
  return [
    ...changedIndexes(from, to),
    // One index is created or deleted per call. Source: DynamoDB API reference, UpdateTable.
    ...severalAtOnce(from, to, 'GlobalSecondaryIndexes', 'IndexName', 'index'),
    // Source: CloudFormation template reference, AWS::DynamoDB::GlobalTable, Replicas.
    ...severalAtOnce(from, to, 'Replicas', 'Region', 'replica'),
    ...streamWithReplicas(from, to),
    ...anotherTimeToLive(from, to),
    ...onDemandWithoutSeed(from, to),
  ];
}

/** Only throughput can change. Source: DynamoDB API reference, UpdateGlobalSecondaryIndexAction. */
function changedIndexes(from: ComparedResource, to: ComparedResource): UnsupportedUpdate[] {
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
  from: ComparedResource,
  to: ComparedResource,
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

/**
 * The stream can change only while the table has no replicas, and a table with replicas has one.
 *
 * Source: CloudFormation template reference, AWS::DynamoDB::GlobalTable StreamSpecification.
 */
function streamWithReplicas(from: ComparedResource, to: ComparedResource): UnsupportedUpdate[] {
  const property = 'StreamSpecification';
  const change = { property, from: from.Properties?.[property], to: to.Properties?.[property] };
  const [deployed, wanted] = [from, to].map((one) => entriesByName(one, 'Replicas', 'Region').size);
  const isMultiRegion = (deployed ?? 0) > 1 || (wanted ?? 0) > 1;
  if (!isMultiRegion || isDeepStrictEqual(change.from, change.to)) return [];
  const isAdded = (wanted ?? 0) > (deployed ?? 0);
  return [
    {
      ...change,
      expected: 'no change of the stream in the deployment of the first or the last replica',
      fix: isAdded
        ? 'set stream to "newAndOldImages" without replicas; deploy; add a replica; deploy'
        : 'set stream to "newAndOldImages" without replicas; deploy; remove or change stream; deploy',
    },
  ];
}

/**
 * Time to live is switched off before another attribute can be set, which takes up to one hour.
 *
 * Source: CloudFormation template reference, AWS::DynamoDB::GlobalTable TimeToLiveSpecification.
 */
function anotherTimeToLive(from: ComparedResource, to: ComparedResource): UnsupportedUpdate[] {
  const [deployed, wanted] = [timeToLiveOf(from), timeToLiveOf(to)];
  if (deployed === undefined || wanted === undefined || deployed === wanted) return [];
  return [
    {
      property: 'TimeToLiveSpecification.AttributeName',
      from: deployed,
      to: wanted,
      expected: 'the deployed attribute, until time to live is off',
      fix: `remove timeToLive; deploy; wait up to one hour, until aws dynamodb describe-time-to-live prints DISABLED; set timeToLive to "${wanted}"; deploy`,
    },
  ];
}

/**
 * CloudFormation switches to on-demand only if it could roll back, for which the deployed template must have a seed for
 * every autoscaled capacity. Stages deployed by earlier versions have none.
 *
 * Source: CloudFormation template reference, AWS::DynamoDB::GlobalTable CapacityAutoScalingSettings.
 */
function onDemandWithoutSeed(from: ComparedResource, to: ComparedResource): UnsupportedUpdate[] {
  const property = 'BillingMode';
  const change = { property, from: from.Properties?.[property], to: to.Properties?.[property] };
  // A deployed table that is on-demand has no autoscaled capacity, and is ready for both.
  if (
    change.from === change.to ||
    autoscaled(from.Properties).every((one) => 'SeedCapacity' in one)
  )
    return [];
  return [
    {
      ...change,
      expected: 'a deployed SeedCapacity, without which CloudFormation cannot roll back',
      fix: 'undo the change of billing; deploy, which adds SeedCapacity; set billing to "onDemand"; deploy',
    },
  ];
}

/** The settings of autoscaling, of the table, its indexes and its replicas. */
function autoscaled(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    key.endsWith('CapacityAutoScalingSettings') ? [inner as object] : autoscaled(inner),
  );
}
