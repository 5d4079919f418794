import { isObject } from '../../template-access/template/json-values';
import { notAuthorized } from './aws-error';
import type { Parameters } from './aws-request';
import { deny, type Handling } from './decision';
import type { DeployedAppClient } from './deployed-settings';

/** The names in a list of attributes. */
export function attributeNames(attributes: unknown): readonly string[] {
  return Array.isArray(attributes)
    ? attributes.filter(isObject).map(({ Name }) => String(Name))
    : [];
}

/** A user who sets their password can set attributes too. Source: Cognito API reference, RespondToAuthChallenge. */
export function namesInResponses({ ChallengeResponses: responses }: Parameters): readonly string[] {
  const prefix = 'userAttributes.';
  return Object.keys(isObject(responses) ? responses : {})
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length));
}

/**
 * The refusal of attributes that the app client may not write. An app client without a list writes all of them. Source:
 * Cognito user pools API reference, CreateUserPoolClient, WriteAttributes.
 */
export function unwritable(
  names: readonly string[],
  { client }: Pick<DeployedAppClient, 'client'>,
): Handling | undefined {
  const { WriteAttributes: writable = [] } = client;
  const refused = writable.length === 0 ? [] : names.filter((name) => !writable.includes(name));
  if (refused.length === 0) return undefined;
  return deny(
    `WriteAttributes does not have ${refused.join(', ')}`,
    notAuthorized('A client attempted to write unauthorized attribute'),
  );
}
