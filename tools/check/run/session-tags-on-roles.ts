import { isSessionTag } from '../../../lib/aws/condition-keys';
import type { Deployment } from '../../simulator/deployment';

/**
 * The tags of deployed roles that policies take for the user's, also those of `cdk deploy --tags`, which no template shows.
 * No probe can find them: it would have to read the items of the tenant that a tag names.
 *
 * @throws {Error} with all of them, and how to remove them
 */
export function assertNoSessionTags({ roles, principal }: Deployment): void {
  const found = roles.flatMap((role) => {
    const { arn, tags } = principal(role);
    const name = arn.slice(arn.lastIndexOf('/') + 1);
    return Object.entries(tags)
      .filter(([key]) => isSessionTag(key))
      .map(([key, value]) => ({ name, key, value }));
  });
  if (found.length === 0) return;
  const lines = found.map(
    ({ name, key, value }) =>
      `The role ${name} has the tag ${key} = ${JSON.stringify(value)}. Every user without the session tag ${key} has that value in policies. Remove it: aws iam untag-role --role-name ${name} --tag-keys ${key}`,
  );
  throw new Error([...lines, `Deploy without this tag, also in cdk deploy --tags.`].join('\n'));
}
