import type { ExternalManagedPolicy } from '../policies/attached-policies';
import { awsManagedPolicyName, FULL_ACCESS, READ_ACCESS } from '../policies/aws-managed-policies';
import { locationText } from '../template/location';
import type { AccessRule, RuleFinding } from './access-rule';

/** No principal has an AWS managed policy with access to all tables of the account. */
export const broadManagedPolicy: AccessRule = {
  name: 'BroadManagedPolicy',
  severity: 'high',
  find: ({ principals }) => {
    const all = principals.flatMap(({ externalManagedPolicies }) => externalManagedPolicies);
    const once = new Map(all.map((one) => [`${locationText(one.at)} ${one.arn}`, one]));
    return [...once.values()].flatMap(findingIn);
  },
};

function findingIn({ at, arn }: ExternalManagedPolicy): readonly RuleFinding[] {
  const name = awsManagedPolicyName(arn);
  if (name === undefined) return [];
  const fix = 'Replace it with a policy that allows the required actions on the ARN of the table';
  if (FULL_ACCESS.includes(name)) {
    const what = `The managed policy ${name} allows principals to read, write and delete every table in the account`;
    return [{ at, what, fix }];
  }
  if (!READ_ACCESS.includes(name)) return [];
  const what = `The managed policy ${name} allows principals to read the items of every table in the account`;
  return [{ at, severity: 'medium', what, fix }];
}
