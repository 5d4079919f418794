import { ID_CHARACTERS } from '../../aws/name-patterns';
import { or, remove, rename, type Fix, type Path } from '../fix';
import { fixedLogicalIds, namingEntries, type NamingEntry } from '../logical-ids';
import type { PartialStage } from '../partial-stage';
import { duplicate, type ValidationError } from '../validation-error';
import { existingTableName, tableArnOf } from './existing-table';
import type { PartialTable, Rule } from './rule';

/** Logical IDs, which are derived from IDs, are unique in the template, and so are table names in the Region. */
export const collidingNamesRule: Rule = (stage) => [
  ...collidingLogicalIds(stage),
  ...repeatedTableNames(stage),
];

/** The owner of each logical ID; undefined for those that every stack has. */
type Owners = Map<string, NamingEntry | undefined>;

function collidingLogicalIds(stage: PartialStage): ValidationError[] {
  const entries = namingEntries(stage);
  const owners = new Map<string, NamingEntry | undefined>(
    fixedLogicalIds(stage).map((logicalId) => [logicalId, undefined]),
  );
  const collisions = entries.flatMap((entry) => {
    const logicalIds = entry.logicalIds(entry.id);
    const taken = logicalIds.find((logicalId) => owners.has(logicalId));
    for (const logicalId of logicalIds) {
      if (!owners.has(logicalId)) owners.set(logicalId, entry);
    }
    return taken === undefined ? [] : [{ entry, taken, owner: owners.get(taken) }];
  });
  const freeId = freeIds(owners);
  return collisions.map(({ entry, taken, owner }) =>
    duplicate(
      pathOf(entry),
      entry.id,
      `a unique logical ID; ${owner ? pathOf(owner).join('.') : 'identity'} already has the logical ID "${taken}"`,
      renamed(entry, owner, freeId),
    ),
  );
}

/** A tenant's ID is the value of a claim, so that the other entry is renamed. */
function renamed(entry: NamingEntry, owner: NamingEntry | undefined, freeId: FreeId): Fix {
  if (entry.section !== 'tenants' || owner === undefined) {
    const fix = rename(pathOf(entry), freeId(entry));
    return owner && owner.section !== 'tenants'
      ? or(fix, `rename ${pathOf(owner).join('.')}`)
      : fix;
  }
  const fix = rename(pathOf(owner), freeId(owner));
  return { ...fix, words: `${fix.words} in ${owner.section}` };
}

type FreeId = (entry: NamingEntry) => string;

/** Proposes for each entry one ID whose logical IDs are unique, also among those of other proposals. */
function freeIds(owners: Owners): FreeId {
  const proposed = new Map<NamingEntry, string>();
  return (entry) => {
    const free = proposed.get(entry) ?? freeId(entry, owners);
    proposed.set(entry, free);
    for (const logicalId of entry.logicalIds(free)) owners.set(logicalId, entry);
    return free;
  };
}

/** The ID with the first number that makes its logical IDs unique. */
function freeId({ id, logicalIds }: NamingEntry, owners: Owners): string {
  for (let number = 2; ; number += 1) {
    const free = `${id.slice(0, ID_CHARACTERS - String(number).length)}${number}`;
    if (!logicalIds(free).some((logicalId) => owners.has(logicalId))) return free;
  }
}

function pathOf({ section, id }: NamingEntry): Path {
  return section === 'clients' ? ['identity', 'userPool', 'clients', id] : [section, id];
}

function repeatedTableNames({ tables = {} }: PartialStage): ValidationError[] {
  const owners = new Map<string, string>();
  return Object.entries(tables).flatMap(([id, table]) => {
    const { name, value = name, path, fix } = nameOf(id, table);
    if (name === undefined) return [];
    const owner = owners.get(name);
    owners.set(name, owner ?? path.join('.'));
    const expected = `a unique table name; ${String(owner)} already has the table name "${name}"`;
    return owner === undefined ? [] : [duplicate(path, value, expected, fix)];
  });
}

/** An existing table that two IDs name would have the row scopes of both. */
function nameOf(id: string, { tableName, existing }: PartialTable = {}) {
  const table = ['tables', id];
  if (existing === undefined) {
    const path = [...table, 'tableName'];
    return { name: tableName, path, fix: or(remove(path), 'choose another name') };
  }
  const key = 'tableName' in existing ? 'tableName' : 'tableArn';
  return {
    name: existingTableName(existing),
    value: tableArnOf(existing),
    path: [...table, 'existing', key],
    fix: or(remove(table), 'name another table'),
  };
}
