import { or, remove, write } from '../fix';
import { conflict, duplicate, type Path, type ValidationError } from '../validation-error';
import { forEachTable, type PartialTable } from './rule';

interface Keys {
  readonly path: Path;
  readonly keys: Pick<PartialTable, 'partitionKey' | 'sortKey'>;
}

/** Partition key and sort key differ, and an attribute has the same type in every key. */
export const keyAttributesRule = forEachTable((table, path) => {
  const ofIndexes = Object.entries(table.indexes ?? {}).flatMap(([name, index]) =>
    index ? [{ path: [...path, 'indexes', name], keys: index }] : [],
  );
  const all: Keys[] = [{ path, keys: table }, ...ofIndexes];
  return [...all.flatMap(namedTwice), ...conflictingTypes(all)];
});

function namedTwice({ path, keys: { partitionKey, sortKey } }: Keys): ValidationError[] {
  if (sortKey?.name === undefined || sortKey.name !== partitionKey?.name) return [];
  return [
    duplicate(
      [...path, 'sortKey', 'name'],
      sortKey.name,
      `an attribute other than the partition key "${sortKey.name}"`,
      or(remove([...path, 'sortKey'], 'remove the sort key'), 'name another attribute'),
    ),
  ];
}

function conflictingTypes(all: readonly Keys[]): ValidationError[] {
  const first = new Map<string, { type: string; path: Path }>();
  return all.flatMap(({ path, keys }) =>
    (['partitionKey', 'sortKey'] as const).flatMap((role) => {
      const { name, type } = keys[role] ?? {};
      if (name === undefined || type === undefined) return [];
      const place = [...path, role, 'type'];
      const known = first.get(name) ?? { type, path: place };
      first.set(name, known);
      if (known.type === type) return [];
      return [
        conflict(
          place,
          type,
          `"${known.type}", the type of "${name}" at ${known.path.join('.')}`,
          or(write(place, known.type), 'name another attribute'),
        ),
      ];
    }),
  );
}
