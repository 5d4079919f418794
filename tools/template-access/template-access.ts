import { publishedKeys } from './access-keys';
import { decidingConditions, notCombined } from './alternatives/deciding-conditions';
import { mergedAccess } from './alternatives/merged-access';
import { worldsOf, type ConditionAssignment } from './alternatives/condition-assignments';
import type { IdentityPool } from './identity-pools';
import type { EncryptionKey } from './encryption-keys';
import { locationText, type Unresolved } from './location';
import { identityPoolsOf } from './identity-pools';
import { encryptionKeysOf } from './encryption-keys';
import { handedOutElsewhere } from './handed-out-elsewhere';
import { notLookedInto } from './not-looked-into';
import { ownTagsThatCount } from './own-tags';
import { principalsOf, type Principal } from './principals';
import { resourcesOf } from './resources';
import { rolesAnywhereProfilesOf, type RolesAnywhereProfile } from './roles-anywhere';
import { tablesOf, type Table } from './tables';
import { usesOfTables } from './uses-of-tables';
import type { TemplateTree } from './template-tree';

/** Everything in a template, and in its nested stacks, that decides who reaches which table. */
export interface TemplateAccess {
  /** The logical IDs of all resources, in the template's order. */
  readonly resources: readonly string[];
  readonly tables: readonly Table[];
  readonly keys: readonly EncryptionKey[];
  /** Roles, users and groups, and what else policies are for; in the template's order. */
  readonly principals: readonly Principal[];
  readonly identityPools: readonly IdentityPool[];
  readonly rolesAnywhereProfiles: readonly RolesAnywhereProfile[];
  /** What the template leaves open, or is not looked into: to be shown, never dropped. */
  readonly unresolved: readonly Unresolved[];
}

/** Reads a template of anybody. It throws nothing: what cannot be read is among the unresolved. */
export function templateAccess(tree: TemplateTree): TemplateAccess {
  const conditions = decidingConditions(tree);
  const worlds = worldsOf(conditions).map((world) => accessIn(world, tree));
  const [only] = worlds;
  const access = worlds.length === 1 && only ? only : mergedAccess(worlds);
  return { ...access, unresolved: once([...notCombined(conditions), ...access.unresolved]) };
}

function accessIn(world: ConditionAssignment, tree: TemplateTree): TemplateAccess {
  const { resources, outputs, unresolved } = resourcesOf(tree, world);
  const tables = tablesOf(resources);
  const keys = encryptionKeysOf(resources);
  const principals = principalsOf({ resources, outputs });
  const identityPools = identityPoolsOf(resources);
  const onTables = tables.found.flatMap(({ resourcePolicies }) => resourcePolicies);
  const onResources = [...onTables, ...keys.found].flatMap(({ statements }) => statements);
  return {
    resources: resources.map(({ id }) => id),
    tables: tables.found,
    keys: keys.found,
    principals: principals.found,
    identityPools,
    rolesAnywhereProfiles: rolesAnywhereProfilesOf(resources),
    unresolved: [
      ...unresolved,
      ...tables.unresolved,
      ...keys.unresolved,
      ...principals.unresolved,
      ...ownTagsThatCount(principals.found, onResources),
      ...publishedKeys({ resources, outputs }),
      ...handedOutElsewhere(resources),
      ...notLookedInto(resources),
      ...usesOfTables(resources),
    ],
  };
}

/** What several principals' policies leave open is told once. */
function once(unresolved: readonly Unresolved[]): readonly Unresolved[] {
  const said = (one: Unresolved) => `${locationText(one.at)} ${one.what}`;
  return [...new Map(unresolved.map((one) => [said(one), one])).values()];
}
