import type { PartialStage } from '../partial-stage';
import { LONGEST_POLICY, MOST_POLICIES, policiesOf } from '../policy-groups';
import { problem, type Problem } from '../problem';
import { itemSizes, revocationSizes } from './permission-sizes';
import type { Rule } from './rule';

/** Source: CloudFormation quotas. */
const MOST_TAGS = 50;

/** How much there may be for the stack, and for the role of signed-in users. */
export const sizes: Rule = (stage) => [...tooManyTags(stage), ...tooLong(stage)];

function tooManyTags({ tags = {} }: PartialStage): Problem[] {
  const count = Object.keys(tags).length;
  return count > MOST_TAGS
    ? [problem(['tags'], count, `at most ${MOST_TAGS} tags`, 'remove tags')]
    : [];
}

function tooLong(stage: PartialStage): Problem[] {
  const ofTables = policiesOf(itemSizes(stage));
  const ofRevocations = policiesOf(revocationSizes(stage));
  const quota = `${MOST_POLICIES} managed policies of ${LONGEST_POLICY} characters, IAM's quota for the role of signed-in users`;
  if (ofTables > MOST_POLICIES) {
    return [
      problem(
        ['tables'],
        Object.keys(stage.tables ?? {}).length,
        `tables that fit ${quota}; these need ${ofTables}`,
        'give tables shorter names, use "awsOwned" or "awsManaged" keys, or put tables into another stage with the same identity.userPool',
      ),
    ];
  }
  return ofTables + ofRevocations > MOST_POLICIES
    ? [
        problem(
          ['tenants'],
          Object.keys(stage.tenants ?? {}).length,
          `tenants whose revocations fit, beside the tables, ${quota}; tables need ${ofTables}, revocations ${ofRevocations}`,
          'remove revocations older than the longest session, or cut off everybody by sessions.revokeIssuedBefore',
        ),
      ]
    : [];
}
