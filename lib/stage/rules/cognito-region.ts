import { cognitoIdentityService } from '../../aws/cognito-identity-service';
import { validationError } from '../validation-error';
import type { Rule } from './rule';

/** Identity pools do not exist everywhere, and the trust policy needs the name that they have there. */
export const cognitoRegion: Rule = ({ env }) =>
  cognitoIdentityService(env?.region) === undefined
    ? [
        validationError(
          ['env', 'region'],
          env?.region,
          'a region that has Amazon Cognito identity pools',
          'deploy to a region that has them',
        ),
      ]
    : [];
