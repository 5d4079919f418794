/** A ratio of two measured synths that must not be exceeded. */
export interface Goal {
  readonly what: string;
  readonly comparedWith: string;
  readonly atMost: number;
}

export const MINIMAL = 'minimal stage';
export const EVERYTHING = 'everything-on stage';
export const FLOOR = 'floor';
export const CDK_INIT = '`cdk init`';

export const GOALS: readonly Goal[] = [
  { what: MINIMAL, comparedWith: FLOOR, atMost: 3 },
  { what: MINIMAL, comparedWith: CDK_INIT, atMost: 1 / 6 },
  { what: stageWith(200, 'tables'), comparedWith: stageWith(1, 'tables'), atMost: 2.5 },
];

/** What the gateway of the local AWS may add to a call, in milliseconds. */
export const GATEWAY_ADDS_AT_MOST = 20;

export function stageWith(amount: number, what: string): string {
  return amount === 1 ? `stage with 1 ${what.replace(/s$/, '')}` : `stage with ${amount} ${what}`;
}
