import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkStage } from '../lib/config/check-stage';
import type { Stage, StageInput } from '../lib/config/schema/stage-schema';

/** The stage files that the project ships; `everything` has every key. */
export const SHIPPED = ['dev', 'own', 'tenant', 'prod', 'everything'] as const;

/** The smallest stage file there is. */
export const MINIMAL = {
  stackName: 'orders-minimal',
  tables: { orders: { partitionKey: { name: 'pk', type: 'string' }, rows: 'all' } },
} as const satisfies StageInput;

/** The smallest stage file with other keys of its one table, and of the stage. */
export function withTable(keys: object, stage: object = {}): StageInput {
  return { ...MINIMAL, ...stage, tables: { orders: { ...MINIMAL.tables.orders, ...keys } } };
}

/** The smallest stage file with options of its new user pool. */
export function withUserPool(userPool: object): StageInput {
  return { ...MINIMAL, identity: { userPool } };
}

export function shippedStage(name: (typeof SHIPPED)[number]): unknown {
  return JSON.parse(readFileSync(join(__dirname, '..', 'config', `${name}.json`), 'utf8'));
}

/** The checked stage; fails the test where there are problems. */
export function checked(input: unknown): Stage {
  const result = checkStage(input);
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 2));
  return result.value;
}
