import { within } from '../template/location';
import { shown } from '../template/template-text';
import type { AccessRule } from './access-rule';

/**
 * The identity pool checks with the user pool that the user of a token is neither globally signed out nor deleted. What it
 * does with tokens of a disabled user is not documented.
 *
 * Source: CloudFormation template reference, AWS::Cognito::IdentityPool CognitoIdentityProvider.
 */
export const uncheckedTokens: AccessRule = {
  name: 'UncheckedTokens',
  severity: 'medium',
  find: ({ identityPools }) =>
    identityPools.flatMap(({ id, at, providers }) =>
      providers.flatMap(({ name, checksTokens }, position) =>
        checksTokens
          ? []
          : [
              {
                at: within(at, `CognitoIdentityProviders[${position}]`),
                what: `Users of ${shown(name)} who are globally signed out or deleted still get credentials: ${id} does not check tokens with the user pool`,
                fix: 'Set ServerSideTokenCheck to true',
              },
            ],
      ),
    ),
};
