import type { References } from '../../../../tools/simulator/template-references';
import type { PolicyStatement } from '../../../../tools/template-access/policies/policy-statement';
import type { TemplateAccess } from '../../../../tools/template-access/template-access';
import { PLACE } from './deployed-values';
import { deployedText } from './reported-text';
import { holds, isLike } from './request-conditions';
import type { Caller } from './trusts';

/** Whether the trust policy of a role in the report lets a caller in. The caller's own policies allow every role. */
export function reportedTrust(
  { principals }: TemplateAccess,
  role: string,
  caller: Caller,
  references: References,
): boolean {
  const trust = principals.find(({ id }) => id === role)?.trust ?? [];
  const about = trust.filter((statement) => isAbout(statement, caller, references));
  return about.length > 0 && about.every(({ effect }) => effect === 'Allow');
}

function isAbout(
  { actions, principals, conditions }: PolicyStatement,
  { kind, principal, action, context }: Caller,
  references: References,
): boolean {
  const isNamed = principals?.named.some((one) => {
    const name = deployedText(one.name, references);
    return name === '*' || (one.kind === kind && namesOf(kind, principal).includes(name));
  });
  return (
    isNamed === true &&
    actions.patterns.some((pattern) => isLike(action, pattern, context)) &&
    conditions.every((condition) =>
      holds(
        condition,
        condition.values.map((value) => deployedText(value, references)),
        context,
      ),
    )
  );
}

/** The ARN of a principal of AWS, or its account. */
function namesOf(kind: Caller['kind'], principal: string): readonly string[] {
  if (kind !== 'AWS') return [principal];
  const account = principal.split(':')[4] ?? PLACE.account;
  return [principal, account, `arn:aws:iam::${account}:root`];
}

/** The ARNs of the roles that the identity pool in the report assigns. */
export function reportedAttachments(
  { identityPools }: TemplateAccess,
  references: References,
): Readonly<Record<string, string>> {
  const all = identityPools.flatMap(({ attachments }) => attachments);
  return Object.fromEntries(all.map(({ to, role }) => [to, deployedText(role, references)]));
}
