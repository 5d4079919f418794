import type { PartialStage } from '../partial-stage';
import { conflict, missing, type ValidationError } from '../validation-error';
import type { Rule } from './rule';

const PATH = ['identity', 'userPool'];
const IDS: ReadonlySet<string> = new Set(['userPoolId', 'userPoolClientId']);

type UserPool = NonNullable<NonNullable<PartialStage['identity']>['userPool']>;

/** An existing pool is named by both IDs and nothing else; the hosted UI of a new one needs its prefix and URLs. */
export const userPool: Rule = ({ identity }) => {
  const pool = identity?.userPool ?? {};
  return namesExistingPool(pool) ? [...halfNamed(pool), ...optionsOfNewPool(pool)] : hostedUi(pool);
};

/** Whether a pool is meant that exists already, be it named by one of its IDs only. */
export function namesExistingPool(pool: UserPool): boolean {
  return 'userPoolId' in pool || 'userPoolClientId' in pool;
}

function halfNamed(pool: UserPool): ValidationError[] {
  return (['userPoolId', 'userPoolClientId'] as const).flatMap((key) =>
    key in pool ? [] : [missingKey(key, 'an existing user pool is named by both of its IDs')],
  );
}

function optionsOfNewPool(pool: UserPool): ValidationError[] {
  return Object.entries<unknown>(pool)
    .filter(([key, value]) => !IDS.has(key) && value !== undefined)
    .map(([key, value]) =>
      conflict(
        [...PATH, key],
        value,
        `no ${key}: the pool exists already, and this key is for a new one`,
        `remove ${key}, or remove both IDs to make a new pool`,
      ),
    );
}

function hostedUi(pool: UserPool): ValidationError[] {
  const pairs = [
    ['callbackUrls', 'domainPrefix'],
    ['domainPrefix', 'callbackUrls'],
    ['logoutUrls', 'callbackUrls'],
    ['logoutUrls', 'domainPrefix'],
  ] as const;
  const absent = pairs.flatMap(([given, other]) =>
    given in pool && !(other in pool) ? [[other, given] as const] : [],
  );
  return [...new Map(absent)].map(([key, given]) =>
    missingKey(key, `the hosted UI needs it beside ${given}`),
  );
}

function missingKey(key: string, reason: string): ValidationError {
  return missing([...PATH, key], `a value: ${reason}`, `add ${key}`);
}
