import type { Edit } from '../../../../lib/stage/fix';

/** A copy of a stage with the changes: values first, then keys, then removals from the end. */
export function edited(stage: unknown, edits: readonly Edit[]): unknown {
  const order = { write: 0, rename: 1, remove: 2 } as const;
  const root = { stage: copied(stage) };
  const sorted = edits
    .map((edit, position) => ({ edit, position }))
    .sort(
      (a, b) =>
        order[a.edit.kind] - order[b.edit.kind] ||
        lastFirst(a.edit, b.edit) ||
        a.position - b.position,
    );
  for (const { edit } of sorted) apply(root, edit);
  return root.stage;
}

/** As a file has it: every value is in one place only, so that an edit changes one place. */
export function copied(stage: unknown): unknown {
  return stage === undefined ? undefined : JSON.parse(JSON.stringify(stage));
}

/** Removals of one list from its end, because positions shift. */
function lastFirst(one: Edit, other: Edit): number {
  if (one.kind !== 'remove' || other.kind !== 'remove') return 0;
  const [a, b] = [one.path.at(-1), other.path.at(-1)];
  return typeof a === 'number' && typeof b === 'number' ? b - a : 0;
}

function apply(root: { stage: unknown }, edit: Edit): void {
  const path = ['stage', ...edit.path];
  const key = path.at(-1) ?? '';
  const parent = parentOf(root, path.slice(0, -1), edit.kind === 'write');
  if (typeof parent !== 'object' || parent === null) return;
  switch (edit.kind) {
    case 'write':
      Object.defineProperty(parent, key, {
        value: edit.value,
        writable: true,
        enumerable: true,
        configurable: true,
      });
      return;
    case 'rename':
      rename(parent, String(key), edit.to);
      return;
    case 'remove':
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else Reflect.deleteProperty(parent, key);
  }
}

/** The object around the end of a path; a missing one is made, as an author would who writes the key. */
function parentOf(root: object, path: readonly PropertyKey[], make: boolean): any {
  return path.reduce<any>((parent, key) => {
    if (typeof parent !== 'object' || parent === null) return undefined;
    if (!Object.hasOwn(parent, key) && make) parent[key] = {};
    return Object.hasOwn(parent, key) ? parent[key] : undefined;
  }, root);
}

/** Keeps the order of the keys, because the first of two entries that collide stays. */
function rename(parent: any, from: string, to: string): void {
  if (!Object.hasOwn(parent, from)) return;
  if (Object.hasOwn(parent, to)) throw new Error(`Renaming ${from} to ${to} would repeat ${to}.`);
  const entries = Object.entries(parent).map(
    ([key, value]) => [key === from ? to : key, value] as const,
  );
  for (const key of Object.keys(parent)) Reflect.deleteProperty(parent, key);
  Object.assign(parent, Object.fromEntries(entries));
}
