import type { Stack } from 'aws-cdk-lib/core';
import type { StackOutputs } from './stack-output';

/**
 * A template has 200 outputs at most. So many of each section have one of their own, and 20 share one after that: with
 * the 31 of the pools and of tenants' roles these are fewer than 200 in any stage of 500 resources.
 */
const OWN_OUTPUTS = { Table: 60, Workload: 30, Connector: 32 } as const;
const OUTPUTS_SHARED = 20;

const SHARED_OUTPUT = /^More(Table|Workload|Connector)Outputs\d+$/;

/** What outputs are of. */
type OutputSection = keyof typeof OWN_OUTPUTS;

/**
 * The outputs of a section as a template can have them: the first as they are, and those after them in
 * `MoreTableOutputs1` and so on, 20 in each, whose values are JSON objects of outputs by name.
 *
 * One that is added at the end moves no other, nor does one of another section.
 */
export function shareOutputs(
  section: OutputSection,
  outputs: StackOutputs,
  stack: Pick<Stack, 'toJsonString'>,
): StackOutputs {
  const all = Object.entries(outputs);
  const own = all.slice(0, OWN_OUTPUTS[section]);
  const further = all.slice(OWN_OUTPUTS[section]);
  const count = Math.ceil(further.length / OUTPUTS_SHARED);
  const shared = Array.from({ length: count }, (_, position) => {
    const some = further.slice(position * OUTPUTS_SHARED, (position + 1) * OUTPUTS_SHARED);
    const values = some.map(([name, { value }]) => [name, value] as const);
    const output = {
      value: stack.toJsonString(Object.fromEntries(values)),
      description: `JSON of ${some.length} outputs by name, from ${String(some[0]?.[0])} on`,
    };
    return [`More${section}Outputs${position + 1}`, output] as const;
  });
  return Object.fromEntries([...own, ...shared]);
}

/** Whether an output holds others, as a JSON object of their values by name. */
export function isSharedOutput(name: string): boolean {
  return SHARED_OUTPUT.test(name);
}
