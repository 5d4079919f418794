import { isSessionTag } from '../../../lib/aws/condition-keys';
import { decidesByTag } from '../policies/tag-conditions';
import type { Principal } from '../principals/principal';
import type { TemplateAccess } from '../template-access';
import type { Tag } from '../template/tags';
import { shown } from '../template/template-text';
import type { AccessRule, RuleFinding } from './access-rule';
import { cognitoTrusts } from './analysis/cognito-trust';
import { whoAre } from './analysis/who';
import type { Severity } from './finding';

/**
 * No role for identities of an identity pool has a tag with the key of a session tag, not even an empty one: in sessions
 * without that session tag, `aws:PrincipalTag` is the tag of the role, so that all users without the claim share one value.
 * IAM compares tag keys without case. The tags of a stack are also tags of its roles.
 *
 * Source: IAM User Guide, Pass session tags in AWS STS; CloudFormation User Guide, Resource tag.
 */
export const sessionTagOnRole: AccessRule = {
  name: 'SessionTagOnRole',
  severity: 'high',
  find: (access) => {
    const roles = new Set(cognitoTrusts(access).map(({ role }) => role));
    return [...roles].flatMap((role) => role.tags.flatMap((tag) => findingIn(role, tag, access)));
  },
};

function findingIn(role: Principal, tag: Tag, access: TemplateAccess): readonly RuleFinding[] {
  const severity = severityOf(role, tag, access);
  if (severity === undefined) return [];
  const { key, value, at } = tag;
  return [
    {
      // The tags that a stack is deployed with are not in the template.
      at: at.resource === '' ? role.at : at,
      severity,
      what: `${whoAre([role], access)} without the session tag ${shown(key)} all have the tag of ${role.id} in policies, ${shown(key)} = ${JSON.stringify(shown(value))}`,
      fix: `Remove the tag ${shown(key)} from the role and its stack, or rename it`,
    },
  ];
}

/** Undefined for a tag that is no session tag. */
function severityOf(role: Principal, { key }: Tag, access: TemplateAccess): Severity | undefined {
  if (isRead(role, key, access) || isSessionTag(key)) return 'high';
  const mapped = access.identityPools.flatMap(({ principalTags }) => principalTags);
  const isMapped = mapped.some(({ tag }) => tag.toLowerCase() === key.toLowerCase());
  return isMapped ? 'medium' : undefined;
}

function isRead({ statements }: Principal, key: string, { tables, keys }: TemplateAccess): boolean {
  const policies = [...tables.flatMap(({ resourcePolicies }) => resourcePolicies), ...keys];
  return [...statements, ...policies.flatMap((one) => one.statements)].some((statement) =>
    decidesByTag(statement, key, ['aws:PrincipalTag']),
  );
}
