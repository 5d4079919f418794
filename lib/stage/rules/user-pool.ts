import { cognitoIdentityService } from '../../aws/cognito-identity-service';
import type { PartialStage } from '../partial-stage';
import { validationError, type ValidationError } from '../validation-error';
import { userPoolRegion } from '../../aws/user-pools';
import { isLeftOut, type Rule } from './rule';

const PATH = ['identity', 'userPool'];
const IDS: ReadonlySet<string> = new Set(['userPoolId', 'userPoolClientId']);

type UserPool = NonNullable<NonNullable<PartialStage['identity']>['userPool']>;

/** An existing pool is named by both IDs and nothing else; the hosted UI of a new one needs its prefix and URLs. */
export const userPool: Rule = (stage) => {
  const pool = stage.identity?.userPool ?? {};
  return namesExistingPool(pool)
    ? [...halfNamed(pool), ...optionsOfNewPool(pool), ...otherRegion(pool, stage)]
    : hostedUi(pool);
};

/** Whether a pool is meant that exists already, be it named by one of its IDs only. */
export function namesExistingPool(pool: UserPool): boolean {
  return 'userPoolId' in pool || 'userPoolClientId' in pool;
}

function halfNamed(pool: UserPool): ValidationError[] {
  return (['userPoolId', 'userPoolClientId'] as const).flatMap((key) =>
    key in pool ? [] : [missing(key, 'an existing user pool is named by both of its IDs')],
  );
}

function optionsOfNewPool(pool: UserPool): ValidationError[] {
  return Object.entries<unknown>(pool)
    .filter(([key, value]) => !IDS.has(key) && value !== undefined)
    .map(([key, value]) =>
      validationError(
        [...PATH, key],
        value,
        `no ${key}: the pool exists already, and this key is for a new one`,
        `remove ${key}, or remove both IDs to make a new pool`,
      ),
    );
}

/** A stack without a region is taken for a commercial one, where Cognito has one name everywhere. */
function otherRegion({ userPoolId }: UserPool, stage: PartialStage): ValidationError[] {
  if (userPoolId === undefined) return [];
  const region = stage.env?.region;
  const poolRegion = userPoolRegion(userPoolId);
  const isCommercial = cognitoIdentityService(poolRegion) === cognitoIdentityService(undefined);
  if (isLeftOut(stage, 'env', 'region') && !isCommercial) {
    const expected = `"${poolRegion}", the region of the user pool, because Cognito has a name of its own there`;
    return [validationError(['env', 'region'], undefined, expected, 'set env.region')];
  }
  if (region === undefined || poolRegion === region) return [];
  return [
    validationError(
      [...PATH, 'userPoolId'],
      userPoolId,
      `a user pool in env.region, ${region}`,
      `use a pool of ${region}, or deploy the stack to ${poolRegion}`,
    ),
  ];
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
    missing(key, `the hosted UI needs it beside ${given}`),
  );
}

function missing(key: string, reason: string): ValidationError {
  return validationError([...PATH, key], undefined, `a value: ${reason}`, `add ${key}`);
}
