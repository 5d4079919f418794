/**
 * Source: CloudFormation quotas: a template has 200 outputs. So many of each section have one of their own, and 20 share
 * one after that: with the 31 of the pools and of tenants' roles these are fewer than 200 in any stage of 500 resources.
 */
const OWN_OUTPUTS = { Table: 60, Workload: 30, Connector: 32 } as const;
const OUTPUTS_SHARED = 20;

const SHARED_OUTPUT = /^More(Table|Workload|Connector)Outputs\d+$/;

/** What outputs are of. */
export type OutputSection = keyof typeof OWN_OUTPUTS;

/** Outputs in their order: those of their own, and the shared ones by name, each with those that share it. */
export interface OutputPlaces<T> {
  readonly own: readonly T[];
  readonly shared: Readonly<Record<string, readonly T[]>>;
}

/** Where each output of a section is. One that is added at the end moves no other, nor does one of another section. */
export function outputPlaces<T>(section: OutputSection, outputs: readonly T[]): OutputPlaces<T> {
  const further = outputs.slice(OWN_OUTPUTS[section]);
  const count = Math.ceil(further.length / OUTPUTS_SHARED);
  const shared = Array.from({ length: count }, (_, position) => [
    `More${section}Outputs${position + 1}`,
    further.slice(position * OUTPUTS_SHARED, (position + 1) * OUTPUTS_SHARED),
  ]);
  return {
    own: outputs.slice(0, OWN_OUTPUTS[section]),
    shared: Object.fromEntries(shared) as OutputPlaces<T>['shared'],
  };
}

/** Whether an output holds others, as a JSON object of their values by name. */
export function isSharedOutput(name: string): boolean {
  return SHARED_OUTPUT.test(name);
}
