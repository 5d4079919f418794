import { cognitoIdentityService } from '../../aws/cognito-identity-service';
import { userPoolRegion } from '../../aws/user-pools';
import type { PartialStage } from '../partial-stage';
import { conflict, missing, unsupported, type ValidationError } from '../validation-error';
import { isLeftOut, type Rule } from './rule';

/** The region of the stack has identity pools, and is that of an existing user pool. */
export const cognitoRegion: Rule = (stage) => {
  const userPoolId = stage.identity?.userPool?.userPoolId;
  return [
    ...withoutIdentityPools(stage.env?.region),
    ...(userPoolId === undefined ? [] : ofUserPool(userPoolId, stage)),
  ];
};

/** Identity pools do not exist everywhere, and the trust policy needs the name that they have there. */
function withoutIdentityPools(region: string | undefined): ValidationError[] {
  if (cognitoIdentityService(region) !== undefined) return [];
  const expected = 'a region that has Amazon Cognito identity pools';
  return [unsupported(['env', 'region'], region, expected, 'deploy to a region that has them')];
}

/** A stack without a region is taken for a commercial one, where Cognito has one name everywhere. */
function ofUserPool(userPoolId: string, stage: PartialStage): ValidationError[] {
  const region = stage.env?.region;
  const poolRegion = userPoolRegion(userPoolId);
  const isCommercial = cognitoIdentityService(poolRegion) === cognitoIdentityService(undefined);
  if (isLeftOut(stage, 'env', 'region') && !isCommercial) {
    const expected = `"${poolRegion}", the region of the user pool, because Cognito has a name of its own there`;
    return [missing(['env', 'region'], expected, 'set env.region')];
  }
  if (region === undefined || poolRegion === region) return [];
  return [
    conflict(
      ['identity', 'userPool', 'userPoolId'],
      userPoolId,
      `a user pool in env.region, ${region}`,
      `use a pool of ${region}, or deploy the stack to ${poolRegion}`,
    ),
  ];
}
