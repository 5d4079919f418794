/** What a measured synth is compared with, and what was set out to be reached. */
export interface Goal {
  readonly what: string;
  readonly comparedWith: string;
  /** The highest ratio that meets the goal. */
  readonly atMost: number;
}

export const MINIMAL = 'minimal stage';
export const EVERYTHING = 'everything-on stage';
export const FLOOR = 'floor';
export const CDK_INIT = '`cdk init`';
export const UNIT_TESTS = 'unit tests';

export const GOALS: readonly Goal[] = [
  { what: MINIMAL, comparedWith: FLOOR, atMost: 1.6 },
  { what: EVERYTHING, comparedWith: FLOOR, atMost: 2.5 },
  { what: MINIMAL, comparedWith: CDK_INIT, atMost: 0.1 },
  { what: EVERYTHING, comparedWith: CDK_INIT, atMost: 0.1 },
  { what: UNIT_TESTS, comparedWith: FLOOR, atMost: 20 },
];
