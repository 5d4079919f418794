import { isDeepStrictEqual } from 'node:util';
import { distinct, groupBy } from '../grouping';
import type { ImportedRevocationList, RolesAnywhereProfile } from '../principals/roles-anywhere';
import type { TemplateAccess } from '../template-access';
import { locationText } from '../template/location';
import { mergedIdentityPools } from './merged-identity-pools';
import { longestDuration, mergedPrincipals } from './merged-principals';
import { mergedKeys, mergedTables } from './merged-tables';

/**
 * The access that a template grants under any assignment of its conditions. A limit, such as a policy condition or a
 * permissions boundary, remains only if every assignment has it.
 */
export function mergedAccess(all: readonly TemplateAccess[]): TemplateAccess {
  const tables = mergedTables(all.map((one) => one.tables));
  const keys = mergedKeys(all.map((one) => one.keys));
  const principals = mergedPrincipals(all.map((one) => one.principals));
  return {
    resources: all[0]?.resources ?? [],
    resourceTypes: all[0]?.resourceTypes ?? {},
    tables: tables.found,
    keys: keys.found,
    principals: principals.found,
    identityPools: mergedIdentityPools(all.map((one) => one.identityPools)),
    rolesAnywhereProfiles: groupBy(
      all.flatMap((one) => one.rolesAnywhereProfiles),
      ({ id }) => id,
    ).flatMap(mergedProfile),
    revocationLists: commonLists(all),
    unresolved: groupBy(
      [
        ...all.flatMap(({ unresolved }) => unresolved),
        ...tables.unresolved,
        ...keys.unresolved,
        ...principals.unresolved,
      ],
      ({ at }) => locationText(at),
    ).flat(),
  };
}

/** The lists that are enabled for the same trust anchor under every assignment. */
function commonLists([
  first,
  ...others
]: readonly TemplateAccess[]): readonly ImportedRevocationList[] {
  return (first?.revocationLists ?? []).filter((list) =>
    others.every((other) => other.revocationLists.some((one) => isDeepStrictEqual(one, list))),
  );
}

function mergedProfile(same: readonly RolesAnywhereProfile[]): readonly RolesAnywhereProfile[] {
  return same.slice(0, 1).map(({ id }) => ({
    id,
    roles: distinct(same.flatMap(({ roles }) => roles)),
    durationSeconds: longestDuration(same.map(({ durationSeconds }) => durationSeconds)),
  }));
}
