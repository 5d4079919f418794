import { identityPoolsOf } from './identity-pools/identity-pools';
import { unresolvedRoleAttachments } from './identity-pools/unresolved-role-attachments';
import { publishedKeys } from './principals/access-keys';
import { tagsUsedInPolicies } from './principals/tags-in-policies';
import { principalsOf } from './principals/principals';
import { importedRevocationLists, rolesAnywhereProfilesOf } from './principals/roles-anywhere';
import { expandedTree } from './sam/expanded-tree';
import { withWrittenLocations } from './sam/written-locations';
import { encryptionKeysOf } from './tables/encryption-keys';
import { tablesOf, type Table } from './tables/tables';
import type { TemplateAccess } from './template-access';
import { conditionAssignments } from './template-conditions/condition-assignments';
import {
  decidingConditions,
  uncombinedConditions,
} from './template-conditions/deciding-conditions';
import { mergedAccess } from './template-conditions/merged-access';
import { resourcesOf } from './template/resources';
import type { ConditionAssignment, TemplateTree } from './template/template-scope';
import { withoutRepeats } from './template/unresolved';
import { tableReferences } from './unanalyzed/table-references';
import { unanalyzedResources } from './unanalyzed/unanalyzed-resources';

/**
 * Analyzes any template, not only those of this project, with its SAM resources as what SAM generates for them: once per
 * assignment of its conditions, then merged. It never throws; values that it cannot read are unresolved.
 *
 * @param existing tables outside the template, which its policies name
 */
export function analyzeTemplate(
  tree: TemplateTree,
  existing: readonly Table[] = [],
): TemplateAccess {
  const expanded = expandedTree(tree);
  const conditions = decidingConditions(expanded.tree);
  const all = conditionAssignments(conditions).map((assignment) =>
    accessUnder(assignment, expanded.tree, existing),
  );
  const [only] = all;
  const made = all.length === 1 && only ? only : mergedAccess(all);
  const access = withWrittenLocations(made, expanded.origins);
  const unresolved = [
    ...uncombinedConditions(conditions),
    ...expanded.unresolved,
    ...access.unresolved,
  ];
  return { ...access, unresolved: withoutRepeats(unresolved) };
}

const OF_EXISTING_TABLE =
  'resource policy, replicas and streams of an existing table, which are not in the template';

function accessUnder(
  assignment: ConditionAssignment,
  tree: TemplateTree,
  existing: readonly Table[],
): TemplateAccess {
  const { resources, outputs, unresolved } = resourcesOf(tree, assignment);
  const tables = tablesOf(resources);
  const keys = encryptionKeysOf(resources);
  const principals = principalsOf({ resources, outputs });
  const tablePolicies = tables.found.flatMap(({ resourcePolicies }) => resourcePolicies);
  const onResources = [...tablePolicies, ...keys.found].flatMap(({ statements }) => statements);
  return {
    resources: resources.map(({ id }) => id),
    resourceTypes: Object.fromEntries(resources.map(({ id, type }) => [id, type])),
    tables: [...tables.found, ...existing],
    keys: keys.found,
    principals: principals.found,
    identityPools: identityPoolsOf(resources),
    rolesAnywhereProfiles: rolesAnywhereProfilesOf(resources),
    revocationLists: importedRevocationLists(resources),
    unresolved: [
      ...unresolved,
      ...tables.unresolved,
      ...existing.map(({ at }) => ({ at, what: OF_EXISTING_TABLE })),
      ...keys.unresolved,
      ...principals.unresolved,
      ...tagsUsedInPolicies(principals.found, onResources),
      ...publishedKeys({ resources, outputs }),
      ...unresolvedRoleAttachments(resources),
      ...unanalyzedResources(resources),
      ...tableReferences(resources),
    ],
  };
}
