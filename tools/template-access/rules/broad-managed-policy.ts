import type { ExternalManagedPolicy } from '../policies/attached-policies';
import { awsManagedPolicyName, FULL_ACCESS, READ_ACCESS } from '../policies/aws-managed-policies';
import type { Principal } from '../principals/principal';
import type { TemplateAccess } from '../template-access';
import { locationText } from '../template/location';
import type { AccessRule, RuleFinding } from './access-rule';
import { whoAre } from './analysis/who';

/** No principal has an AWS managed policy with access to all tables of the account. */
export const broadManagedPolicy: AccessRule = {
  name: 'BroadManagedPolicy',
  severity: 'high',
  find: (access) => {
    const all = access.principals.flatMap(({ externalManagedPolicies }) => externalManagedPolicies);
    const once = new Map(all.map((one) => [keyOf(one), one]));
    return [...once].flatMap(([key, policy]) => {
      const has = ({ externalManagedPolicies: its }: Principal) =>
        its.some((one) => keyOf(one) === key);
      return findingIn(policy, access.principals.filter(has), access);
    });
  },
};

function keyOf({ at, arn }: ExternalManagedPolicy): string {
  return `${locationText(at)} ${arn}`;
}

function findingIn(
  { at, arn }: ExternalManagedPolicy,
  principals: readonly Principal[],
  access: TemplateAccess,
): readonly RuleFinding[] {
  const name = awsManagedPolicyName(arn);
  if (name === undefined) return [];
  const who = whoAre(principals, access);
  const fix = 'Replace it with a policy that allows the required actions on the ARN of the table';
  if (FULL_ACCESS.includes(name)) {
    const what = `${who} can read, write and delete every table in the account by the managed policy ${name}`;
    return [{ at, what, fix }];
  }
  if (!READ_ACCESS.includes(name)) return [];
  const what = `${who} can read the items of every table in the account by the managed policy ${name}`;
  return [{ at, severity: 'medium', what, fix }];
}
