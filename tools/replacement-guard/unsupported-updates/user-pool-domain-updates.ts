import { isDeepStrictEqual } from 'node:util';
import type { UnsupportedUpdate } from '../property-change';
import type { ComparedResource } from '../template';

/**
 * Both replace the domain, and CloudFormation creates the new one first: a user pool has one prefix domain, and a prefix
 * has one user pool. Source: CloudFormation template reference, AWS::Cognito::UserPoolDomain; aws-cdk#10062.
 */
const REPLACED = ['Domain', 'UserPoolId'] as const;

/** Changes of an `AWS::Cognito::UserPoolDomain` that CloudFormation cannot deploy. */
export function unsupportedUserPoolDomainUpdates(
  from: ComparedResource,
  to: ComparedResource,
): UnsupportedUpdate[] {
  return REPLACED.map((property) => ({
    property,
    from: from.Properties?.[property],
    to: to.Properties?.[property],
    expected: 'the deployed value, until the domain is removed',
    fix: 'remove the redirect URLs of clients and identity.userPool.domainPrefix, callbackUrls, logoutUrls and oauthScopes; deploy; put them back with the new prefix; deploy',
  })).filter((change) => !isDeepStrictEqual(change.from, change.to));
}
