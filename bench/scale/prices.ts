/**
 * List prices of US East (N. Virginia) in dollars, which docs/scale.md has the sources of. Prices of a month unless said
 * otherwise.
 */
export const PRICES = {
  /** Active users in each plan: from how many on, and what each further one costs. Source: Amazon Cognito pricing. */
  activeUser: {
    lite: [
      { from: 10_000, each: 0.0055 },
      { from: 100_000, each: 0.0046 },
    ],
    essentials: [{ from: 10_000, each: 0.015 }],
    plus: [{ from: 0, each: 0.02 }],
  },
  /** One request a second above a default quota of the user pools. Source: What's New of January 2024. */
  requestPerSecond: 20,
  /** On demand, one unit. Source: Amazon DynamoDB pricing. */
  writeRequestUnit: 0.625e-6,
  readRequestUnit: 0.125e-6,
  /** Provisioned, one unit for an hour. Source: Amazon DynamoDB pricing. */
  writeCapacityUnitHour: 0.00065,
} as const;
