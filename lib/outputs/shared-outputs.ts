import type { Stack } from 'aws-cdk-lib/core';
import type { StackOutputs } from './stack-output';

/**
 * A template has at most 200 outputs. The first values of each section have an output each; after that, 20 values share
 * one. With up to 31 outputs of pools and roles of tenants or of groups, which exclude each other, and 12 of app clients,
 * a stage of 500 resources stays below 200.
 */
const OWN_OUTPUTS = { Client: 10, Group: 25, Table: 60, Workload: 30, Connector: 32 } as const;
const OUTPUTS_SHARED = 20;

const SHARED_OUTPUT = /^More(Client|Group|Table|Workload|Connector)Outputs\d+$/;

/** The section of the stage file that an output belongs to. */
type OutputSection = keyof typeof OWN_OUTPUTS;

/**
 * Combines the outputs of a section beyond its first ones into `MoreTableOutputs1` and so on: 20 in each, as a JSON
 * object by name.
 *
 * An output added at the end of a section moves no other.
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

/** Whether an output is a JSON object of other outputs. */
export function isSharedOutput(name: string): boolean {
  return SHARED_OUTPUT.test(name);
}
