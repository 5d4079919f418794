import type { Stack } from 'aws-cdk-lib/core';
import { outputPlaces } from '../config/shared-outputs';
import type { StackOutputs } from './stack-output';

/**
 * The outputs as a template can have them, 200 at most: the first 150 as they are, and those after them in `MoreOutputs1`
 * and so on, 20 in each, whose values are JSON objects of outputs by name.
 */
export function shareOutputs(
  outputs: StackOutputs,
  stack: Pick<Stack, 'toJsonString'>,
): StackOutputs {
  const { own, shared } = outputPlaces(Object.entries(outputs));
  const together = Object.entries(shared).map(([name, some]) => [
    name,
    {
      value: stack.toJsonString(Object.fromEntries(some.map(([one, { value }]) => [one, value]))),
      description: `JSON of ${some.length} outputs by name, from ${String(some[0]?.[0])} on`,
    },
  ]);
  return Object.fromEntries([...own, ...together]) as StackOutputs;
}
