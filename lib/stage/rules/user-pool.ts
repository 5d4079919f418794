import type { PartialStage } from '../partial-stage';
import { or, remove } from '../fix';
import { HOSTED_UI_KEYS, HOSTED_UI_OPTIONS } from '../schema/identity-schema';
import { conflict, missing, type ValidationError } from '../validation-error';
import type { Rule } from './rule';

const PATH = ['identity', 'userPool'];
const IDS: ReadonlySet<string> = new Set(['userPoolId', 'userPoolClientId']);

type UserPool = NonNullable<NonNullable<PartialStage['identity']>['userPool']>;

/** An existing user pool has both IDs and no options; the hosted UI of a new one needs three keys. */
export const userPool: Rule = ({ identity }) => {
  const pool = identity?.userPool ?? {};
  return namesExistingPool(pool) ? [...halfNamed(pool), ...optionsOfNewPool(pool)] : hostedUi(pool);
};

/** Whether the user pool is an existing one, even if one of its IDs is missing. */
export function namesExistingPool(pool: UserPool): boolean {
  return 'userPoolId' in pool || 'userPoolClientId' in pool;
}

function halfNamed(pool: UserPool): ValidationError[] {
  return (['userPoolId', 'userPoolClientId'] as const).flatMap((key) =>
    key in pool ? [] : [missingKey(key, 'an existing user pool needs both IDs')],
  );
}

function optionsOfNewPool(pool: UserPool): ValidationError[] {
  return Object.entries<unknown>(pool)
    .filter(([key, value]) => !IDS.has(key) && value !== undefined)
    .map(([key, value]) =>
      conflict(
        [...PATH, key],
        value,
        `no ${key} with an existing user pool; it is an option of a new one`,
        or(remove([...PATH, key]), 'remove both IDs to create a new user pool'),
      ),
    );
}

/** Amplify's `signOut` throws `InvalidRedirectException` without a logout URL. */
function hostedUi(pool: UserPool): ValidationError[] {
  const given = HOSTED_UI_OPTIONS.find((key) => key in pool);
  if (given === undefined) return [];
  return HOSTED_UI_KEYS.filter((key) => !(key in pool)).map((key) =>
    missingKey(key, `${given} configures the hosted UI, which needs ${HOSTED_UI_KEYS.join(', ')}`),
  );
}

function missingKey(key: string, reason: string): ValidationError {
  return missing([...PATH, key], `a value, because ${reason}`, `add ${key}`);
}
