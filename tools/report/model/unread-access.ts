import { isAwsManagedPolicy } from '../../template-access/policies/aws-managed-policies';
import type { Principal } from '../../template-access/principals/principal';
import type { TemplateAccess } from '../../template-access/template-access';
import { shown } from '../../template-access/template/template-text';

/** Whose access to a table is not read: `role of F, made by SAM`. */
export function unreadAccessTo(table: string, access: TemplateAccess): readonly string[] {
  const hidden = access.unresolved.flatMap(({ hides }) => hides ?? []);
  return [
    ...new Set([
      ...hidden
        .filter(({ tables }) => tables === undefined || tables.includes(table))
        .map(({ who }) => shown(who)),
      ...access.principals.flatMap((principal) =>
        unknownPolicies(principal).map((policy) => `${principal.id}, by ${policy}`),
      ),
    ]),
  ];
}

/** What of the access of a principal is not read. */
export function unreadAccessOf(
  principal: Principal,
  { unresolved }: TemplateAccess,
): readonly string[] {
  const hidden = unresolved.filter(
    ({ at, hides }) => principal.inTemplate && at.resource === principal.id && hides !== undefined,
  );
  return [...new Set([...hidden.map(({ what }) => shown(what)), ...unknownPolicies(principal)])];
}

/** The managed policies of a principal whose statements are not known. */
function unknownPolicies({ externalManagedPolicies }: Principal): readonly string[] {
  return externalManagedPolicies
    .filter(({ statements }) => statements === undefined)
    .map(({ arn }) =>
      isAwsManagedPolicy(arn)
        ? `AWS managed policy ${shown(arn)}, which is not known`
        : `policy ${shown(arn)}, not in this template`,
    );
}
