import type { Role } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { mostCharacters } from './deployed-length';

/** Source: IAM quotas: characters of a trust policy, by default. */
const LONGEST_TRUST = 2_048;

/** The longest of what AWS fills in here: the ARN of a trust anchor; the ID of an identity pool is shorter. */
const LONGEST_VALUE =
  'arn:aws-us-gov:rolesanywhere:us-isof-south-1:111122223333:trust-anchor/1234abcd-12ab-34cd-56ef-1234567890ab';
const LONGEST_REFERENCE = 'us-isof-south-1:1234abcd-12ab-34cd-56ef-1234567890ab';

/**
 * Refuses a role whose trust policy IAM would not take: it cannot be split.
 *
 * @throws {Error} where it has more characters than IAM's quota
 */
export function assertTrustFits(role: Role): void {
  const { node, assumeRolePolicy } = role;
  const document: unknown = Stack.of(role).resolve(assumeRolePolicy);
  const characters = mostCharacters(document, (name) =>
    name === 'Ref' ? LONGEST_REFERENCE : LONGEST_VALUE,
  );
  if (characters <= LONGEST_TRUST) return;
  throw new Error(
    `received a trust policy of ${node.path} with ${characters} characters; expected at most ${LONGEST_TRUST}, IAM's quota; name fewer or shorter tenants, ranges of addresses or IDs`,
  );
}
