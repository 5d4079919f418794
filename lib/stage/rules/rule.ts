import type { PartialStage } from '../partial-stage';
import type { Path, ValidationError } from '../validation-error';

/** A check that spans keys: pure, and silent on parts of the stage file that are absent. */
export type Rule = (stage: PartialStage) => ValidationError[];

export type PartialTable = NonNullable<NonNullable<PartialStage['tables']>[string]>;

/** A rule about each table by itself. */
export function forEachTable(
  check: (table: PartialTable, path: Path, stage: PartialStage) => ValidationError[],
): Rule {
  return (stage) =>
    Object.entries(stage.tables ?? {}).flatMap(([id, table]) =>
      table ? check(table, ['tables', id], stage) : [],
    );
}

export type PartialWorkload = NonNullable<NonNullable<PartialStage['workloads']>[string]>;

export type PartialConnector = NonNullable<NonNullable<PartialStage['connectors']>[string]>;

/** A rule about each connector by itself. */
export function forEachConnector(
  check: (connector: PartialConnector, path: Path, stage: PartialStage) => ValidationError[],
): Rule {
  return (stage) =>
    Object.entries(stage.connectors ?? {}).flatMap(([id, connector]) =>
      connector ? check(connector, ['connectors', id], stage) : [],
    );
}

/** Whether a key, or one within it, is left out; one that is invalid is not. */
export function isLeftOut(stage: object, key: string, inner?: string): boolean {
  if (!Object.hasOwn(stage, key)) return true;
  const value: unknown = Reflect.get(stage, key);
  return inner !== undefined && typeof value === 'object' && value !== null
    ? isLeftOut(value, inner)
    : false;
}
