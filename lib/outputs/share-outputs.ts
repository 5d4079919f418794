import type { Stack } from 'aws-cdk-lib/core';
import { outputPlaces, type OutputSection } from './shared-outputs';
import type { StackOutputs } from './stack-output';

/**
 * The outputs of a section as a template can have them: the first as they are, and those after them in
 * `MoreTableOutputs1` and so on, 20 in each, whose values are JSON objects of outputs by name.
 */
export function shareOutputs(
  section: OutputSection,
  outputs: StackOutputs,
  stack: Pick<Stack, 'toJsonString'>,
): StackOutputs {
  const { own, shared } = outputPlaces(section, Object.entries(outputs));
  const together = Object.entries(shared).map(([name, some]) => [
    name,
    {
      value: stack.toJsonString(Object.fromEntries(some.map(([one, { value }]) => [one, value]))),
      description: `JSON of ${some.length} outputs by name, from ${String(some[0]?.[0])} on`,
    },
  ]);
  return Object.fromEntries([...own, ...together]) as StackOutputs;
}
