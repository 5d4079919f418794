import { cognitoIdentityService } from '../../aws/cognito-identity-service';
import { hasUserPools, userPoolRegion } from '../../aws/user-pools';
import type { PartialStage } from '../partial-stage';
import { or, remove, together, write } from '../fix';
import { conflict, missing, unsupported, type ValidationError } from '../validation-error';
import { isLeftOut, type Rule } from './rule';
import { COMMERCIAL_REGION } from '../../aws/partitions';

/** The Region of the stack has identity pools and user pools, and an existing user pool is in its partition. */
export const cognitoRegionRule: Rule = (stage) => {
  const region = stage.env?.region;
  const userPoolId = stage.identity?.userPool?.userPoolId;
  return [
    ...(hasUserPools(region) ? [] : [withoutUserPools(region)]),
    ...(userPoolId === undefined ? [] : ofUserPool(userPoolId, stage)),
  ];
};

function withoutUserPools(region: string | undefined): ValidationError {
  const expected = 'a Region with user pools and identity pools of Amazon Cognito';
  const fix = write(
    ['env', 'region'],
    COMMERCIAL_REGION,
    `deploy to another Region, such as ${COMMERCIAL_REGION}`,
  );
  return unsupported(['env', 'region'], region, expected, fix);
}

const USER_POOL_ID = ['identity', 'userPool', 'userPoolId'];

/** The keys of an existing user pool in the stage file. */
function idsOfPool({ identity }: PartialStage) {
  const keys = ['userPoolId', 'userPoolClientId', 'userPoolClientIds'] as const;
  return keys.filter((key) => key in (identity?.userPool ?? {}));
}

/**
 * Identity pools accept user pools of other Regions. Without `env.region`, the stack is in a commercial Region.
 *
 * Source: AWS re:Post Knowledge Center, cognito-integrate-user-and-identity-pool.
 */
function ofUserPool(userPoolId: string, stage: PartialStage): ValidationError[] {
  const region = stage.env?.region;
  const poolRegion = userPoolRegion(userPoolId);
  if (!hasUserPools(poolRegion)) {
    const expected = `a user pool of a Region with user pools; ${poolRegion} has none`;
    const fix = together(
      'use a user pool of another Region, or remove the IDs to create a new user pool',
      idsOfPool(stage).map((key) => remove(['identity', 'userPool', key])),
    );
    return [unsupported(USER_POOL_ID, userPoolId, expected, fix)];
  }
  if (isLeftOut(stage, 'env', 'region') && !isCommercial(poolRegion)) {
    const expected = `a Region of the user pool's partition, such as "${poolRegion}", because the Cognito service principal differs there`;
    const fix = write(['env', 'region'], poolRegion, `set env.region to "${poolRegion}"`);
    return [missing(['env', 'region'], expected, fix)];
  }
  if (region === undefined || !hasUserPools(region)) return [];
  if (isCommercial(region) === isCommercial(poolRegion)) return [];
  return [
    conflict(
      USER_POOL_ID,
      userPoolId,
      `a user pool in the partition of ${region}, the Region of the stack (env.region)`,
      or(
        write(['env', 'region'], poolRegion, `set env.region to "${poolRegion}"`),
        'use a user pool in the partition of the stack',
      ),
    ),
  ];
}

/** Of the other partitions, only AWS GovCloud (US) has user pools and identity pools. */
function isCommercial(region: string): boolean {
  return cognitoIdentityService(region) === cognitoIdentityService(undefined);
}
