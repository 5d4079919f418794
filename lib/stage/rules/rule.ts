import type { PartialStage } from '../partial-stage';
import type { Path, ValidationError } from '../validation-error';

/** A check that spans keys. It ignores absent parts of the stage file. */
export type Rule = (stage: PartialStage) => ValidationError[];

export type PartialTable = NonNullable<NonNullable<PartialStage['tables']>[string]>;

/** A rule that checks each table separately. */
export function forEachTable(
  check: (table: PartialTable, path: Path, stage: PartialStage) => ValidationError[],
): Rule {
  return (stage) =>
    Object.entries(stage.tables ?? {}).flatMap(([id, table]) =>
      table ? check(table, ['tables', id], stage) : [],
    );
}

/** A row scope as written, with the table that it is on. */
export interface WrittenScope {
  /** The path of the key `rows`. */
  readonly path: Path;
  readonly rows: PartialTable['rows'];
  readonly tableId: string;
}

/** The row scopes of tables, and of the grants of groups. */
export function writtenScopes({ tables = {}, groups = {} }: PartialStage): WrittenScope[] {
  const scopes = (
    path: Path,
    grants: Readonly<Record<string, Pick<PartialTable, 'rows'> | undefined>>,
  ) =>
    Object.entries(grants).map(([tableId, grant]) => ({
      path: [...path, tableId, 'rows'],
      rows: grant?.rows,
      tableId,
    }));
  return [
    ...scopes(['tables'], tables),
    ...Object.entries(groups).flatMap(([name, group]) =>
      scopes(['groups', name, 'tables'], group?.tables ?? {}),
    ),
  ];
}

export type PartialWorkload = NonNullable<NonNullable<PartialStage['workloads']>[string]>;

/** A rule that checks each workload separately. */
export function forEachWorkload(
  check: (workload: PartialWorkload, path: Path, stage: PartialStage) => ValidationError[],
): Rule {
  return (stage) =>
    Object.entries(stage.workloads ?? {}).flatMap(([id, workload]) =>
      workload ? check(workload, ['workloads', id], stage) : [],
    );
}

export type PartialConnector = NonNullable<NonNullable<PartialStage['connectors']>[string]>;

/** A rule that checks each connector separately. */
export function forEachConnector(
  check: (connector: PartialConnector, path: Path, stage: PartialStage) => ValidationError[],
): Rule {
  return (stage) =>
    Object.entries(stage.connectors ?? {}).flatMap(([id, connector]) =>
      connector ? check(connector, ['connectors', id], stage) : [],
    );
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
