import type { PartialStage } from '../partial-stage';
import type { Path, ValidationError } from '../validation-error';

/** A check that spans keys. It ignores absent parts of the stage file. */
export type Rule = (stage: PartialStage) => ValidationError[];

export type PartialTable = NonNullable<NonNullable<PartialStage['tables']>[string]>;
export type PartialWorkload = NonNullable<NonNullable<PartialStage['workloads']>[string]>;
export type PartialConnector = NonNullable<NonNullable<PartialStage['connectors']>[string]>;

/** A rule that checks each table separately. */
export const forEachTable = forEachOf<PartialTable>('tables', ({ tables }) => tables);

/** A rule on options that only a new table has. Beside `existing` each of them is an error anyway. */
export function forEachNewTable(check: Parameters<typeof forEachTable>[0]): Rule {
  return forEachTable((table, ...place) => ('existing' in table ? [] : check(table, ...place)));
}

/** A rule that checks each workload separately. */
export const forEachWorkload = forEachOf<PartialWorkload>(
  'workloads',
  ({ workloads }) => workloads,
);

/** A rule that checks each connector separately. */
export const forEachConnector = forEachOf<PartialConnector>(
  'connectors',
  ({ connectors }) => connectors,
);

function forEachOf<Entry>(
  section: keyof PartialStage,
  entriesIn: (stage: PartialStage) => Readonly<Record<string, Entry | undefined>> | undefined,
) {
  return (check: (entry: Entry, path: Path, stage: PartialStage) => ValidationError[]): Rule =>
    (stage) =>
      Object.entries(entriesIn(stage) ?? {}).flatMap(([id, entry]) =>
        entry ? check(entry, [section, id], stage) : [],
      );
}

/** A grant of signed-in users on a table, as written: in the table itself, or in a group. */
export interface WrittenGrant {
  readonly path: Path;
  readonly tableId: string;
  readonly grant: Pick<PartialTable, 'rows' | 'actions' | 'queryIndexes'>;
}

/** Whom a grant allows something. */
export function namedUsers([section, name]: Path): string {
  return section === 'groups' ? `every member of ${String(name)}` : 'every signed-in user';
}

/** The grants of every signed-in user, and those of groups. */
export function writtenGrants({ tables = {}, groups = {} }: PartialStage): WrittenGrant[] {
  const grantsIn = (
    path: Path,
    grants: Readonly<Record<string, WrittenGrant['grant'] | undefined>>,
  ) =>
    Object.entries(grants).flatMap(([tableId, grant]) =>
      grant ? [{ path: [...path, tableId], tableId, grant }] : [],
    );
  return [
    ...grantsIn(['tables'], tables),
    ...Object.entries(groups).flatMap(([name, group]) =>
      grantsIn(['groups', name, 'tables'], group?.tables ?? {}),
    ),
  ];
}

/** Whether a key, or a key within it, is absent. An invalid one is present. */
export function isLeftOut(stage: object, key: string, ...within: readonly string[]): boolean {
  if (!Object.hasOwn(stage, key)) return true;
  const value: unknown = Reflect.get(stage, key);
  const [inner, ...others] = within;
  return inner !== undefined && typeof value === 'object' && value !== null
    ? isLeftOut(value, inner, ...others)
    : false;
}
