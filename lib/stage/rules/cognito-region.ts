import { cognitoIdentityService } from '../../aws/cognito-identity-service';
import { hasUserPools, userPoolRegion } from '../../aws/user-pools';
import { or, write, type Fix } from '../fix';
import type { PartialStage } from '../partial-stage';
import { conflict, missing, unsupported, type ValidationError } from '../validation-error';
import { isLeftOut, type Rule } from './rule';

const REGION = ['env', 'region'];
const USER_POOL_ID = ['identity', 'userPool', 'userPoolId'];

/** The Region of the stack has identity pools and user pools, and an existing user pool is in its partition. */
export const cognitoRegion: Rule = (stage) => {
  const region = stage.env?.region;
  const userPoolId = stage.identity?.userPool?.userPoolId;
  return [
    ...(hasUserPools(region) ? [] : [withoutUserPools(region)]),
    ...(userPoolId === undefined ? [] : ofUserPool(userPoolId, stage)),
  ];
};

function withoutUserPools(region: string | undefined): ValidationError {
  const expected = 'a Region with user pools and identity pools of Amazon Cognito';
  return unsupported(REGION, region, expected, 'deploy to another Region');
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
    return [unsupported(USER_POOL_ID, userPoolId, expected, 'use a user pool of another Region')];
  }
  if (isLeftOut(stage, 'env', 'region') && !isCommercial(poolRegion)) {
    const expected = `a Region of the user pool's partition, such as "${poolRegion}", because the Cognito service principal differs there`;
    return [missing(REGION, expected, moveTo(poolRegion))];
  }
  if (region === undefined || !hasUserPools(region)) return [];
  if (isCommercial(region) === isCommercial(poolRegion)) return [];
  return [
    conflict(
      USER_POOL_ID,
      userPoolId,
      `a user pool in the partition of ${region}, the Region of the stack (env.region)`,
      or(moveTo(poolRegion), 'use a user pool in that partition'),
    ),
  ];
}

function moveTo(region: string): Fix {
  return write(REGION, region, `set env.region to "${region}"`);
}

/** Of the other partitions, only AWS GovCloud (US) has user pools and identity pools. */
function isCommercial(region: string): boolean {
  return cognitoIdentityService(region) === cognitoIdentityService(undefined);
}
