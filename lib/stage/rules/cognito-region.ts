import { cognitoIdentityService } from '../../aws/cognito-identity-service';
import { userPoolRegion } from '../../aws/user-pools';
import type { PartialStage } from '../partial-stage';
import { write } from '../fix';
import { conflict, missing, unsupported, type ValidationError } from '../validation-error';
import { isLeftOut, type Rule } from './rule';

/** The Region of the stack has identity pools, and an existing user pool is in it. */
export const cognitoRegion: Rule = (stage) => {
  const userPoolId = stage.identity?.userPool?.userPoolId;
  return [
    ...withoutIdentityPools(stage.env?.region),
    ...(userPoolId === undefined ? [] : ofUserPool(userPoolId, stage)),
  ];
};

/** The trust policy needs the Region's name of the identity service, which some Regions do not have. */
function withoutIdentityPools(region: string | undefined): ValidationError[] {
  if (cognitoIdentityService(region) !== undefined) return [];
  const expected = 'a Region with Amazon Cognito identity pools';
  const other = region?.startsWith('cn-') ? 'cn-north-1' : 'us-east-1';
  const fix = write(['env', 'region'], other, `deploy to another Region, such as ${other}`);
  return [unsupported(['env', 'region'], region, expected, fix)];
}

/** Without `env.region`, the stack assumes a commercial Region, where the identity service has one name. */
function ofUserPool(userPoolId: string, stage: PartialStage): ValidationError[] {
  const region = stage.env?.region;
  const poolRegion = userPoolRegion(userPoolId);
  const isCommercial = cognitoIdentityService(poolRegion) === cognitoIdentityService(undefined);
  if (isLeftOut(stage, 'env', 'region') && !isCommercial) {
    const expected = `"${poolRegion}", the Region of the user pool, because the Cognito service principal differs there`;
    const fix = write(['env', 'region'], poolRegion, `set env.region to "${poolRegion}"`);
    return [missing(['env', 'region'], expected, fix)];
  }
  if (region === undefined || poolRegion === region) return [];
  return [
    conflict(
      ['identity', 'userPool', 'userPoolId'],
      userPoolId,
      `a user pool in ${region}, the Region of the stack (env.region)`,
      write(
        ['env', 'region'],
        poolRegion,
        `use a user pool in ${region}, or set env.region to "${poolRegion}"`,
      ),
    ),
  ];
}
