/** Source: CloudFormation quotas: a template has 200 outputs. So many have one of their own, the others share the rest. */
const OWN_OUTPUTS = 150;
const OUTPUTS_SHARED = 20;

const SHARED_OUTPUT = /^MoreOutputs\d+$/;

/** Outputs in their order: those of their own, and the shared ones by name, each with those that share it. */
export interface OutputPlaces<T> {
  readonly own: readonly T[];
  readonly shared: Readonly<Record<string, readonly T[]>>;
}

/** Where each output is. One that is added at the end moves no other. */
export function outputPlaces<T>(outputs: readonly T[]): OutputPlaces<T> {
  const further = outputs.slice(OWN_OUTPUTS);
  const count = Math.ceil(further.length / OUTPUTS_SHARED);
  const shared = Array.from({ length: count }, (_, position) => [
    `MoreOutputs${position + 1}`,
    further.slice(position * OUTPUTS_SHARED, (position + 1) * OUTPUTS_SHARED),
  ]);
  return {
    own: outputs.slice(0, OWN_OUTPUTS),
    shared: Object.fromEntries(shared) as OutputPlaces<T>['shared'],
  };
}

/** Whether an output holds others, as a JSON object of their values by name. */
export function isSharedOutput(name: string): boolean {
  return SHARED_OUTPUT.test(name);
}
