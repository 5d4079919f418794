import { locationText } from '../location';
import type { RolesAnywhereProfile } from '../roles-anywhere';
import type { TemplateAccess } from '../template-access';
import { grouped, longest, onceEach } from './grouping';
import { mergedIdentityPools } from './merged-identity-pools';
import { mergedPrincipals } from './merged-principals';
import { mergedKeys, mergedTables } from './merged-tables';

/**
 * What a template gives in any of its worlds. What limits, such as a condition or a boundary, is told as a limit only
 * where it is in all of them; else what it limits is told without it too.
 */
export function mergedAccess(worlds: readonly TemplateAccess[]): TemplateAccess {
  const tables = mergedTables(worlds.map((one) => one.tables));
  const keys = mergedKeys(worlds.map((one) => one.keys));
  const principals = mergedPrincipals(worlds.map((one) => one.principals));
  return {
    resources: worlds[0]?.resources ?? [],
    tables: tables.found,
    keys: keys.found,
    principals: principals.found,
    identityPools: mergedIdentityPools(worlds.map((one) => one.identityPools)),
    rolesAnywhereProfiles: grouped(
      worlds.flatMap((one) => one.rolesAnywhereProfiles),
      ({ id }) => id,
    ).flatMap(unitedProfile),
    unresolved: grouped(
      [
        ...worlds.flatMap(({ unresolved }) => unresolved),
        ...tables.unresolved,
        ...keys.unresolved,
        ...principals.unresolved,
      ],
      ({ at }) => locationText(at),
    ).flat(),
  };
}

function unitedProfile(same: readonly RolesAnywhereProfile[]): readonly RolesAnywhereProfile[] {
  return same.slice(0, 1).map(({ id }) => ({
    id,
    roles: onceEach(same.flatMap(({ roles }) => roles)),
    durationSeconds: longest(same.map(({ durationSeconds }) => durationSeconds)),
  }));
}
