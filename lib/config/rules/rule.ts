import type { PartialStage } from '../partial-stage';
import type { Path, Problem } from '../problem';

/** A check that spans keys: pure, and silent on parts of the stage file that are absent. */
export type Rule = (stage: PartialStage) => Problem[];

export type PartialTable = NonNullable<NonNullable<PartialStage['tables']>[string]>;

/** A rule that checks each table by itself, and is told the table's path. */
export function forEachTable(
  check: (table: PartialTable, path: Path, stage: PartialStage) => Problem[],
): Rule {
  return (stage) =>
    Object.entries(stage.tables ?? {}).flatMap(([id, table]) =>
      table ? check(table, ['tables', id], stage) : [],
    );
}

export type PartialConnector = NonNullable<NonNullable<PartialStage['connectors']>[string]>;

/** A rule that checks each connector by itself, and is told the connector's path. */
export function forEachConnector(
  check: (connector: PartialConnector, path: Path, stage: PartialStage) => Problem[],
): Rule {
  return (stage) =>
    Object.entries(stage.connectors ?? {}).flatMap(([id, connector]) =>
      connector ? check(connector, ['connectors', id], stage) : [],
    );
}

/** Whether a key is left out, on the way to it too; one that the schema found at fault is not. */
export function isLeftOut(stage: PartialStage, ...path: readonly string[]): boolean {
  const [key = '', ...rest] = path;
  if (!Object.hasOwn(stage, key)) return true;
  const value: unknown = Reflect.get(stage, key);
  return rest.length > 0 && typeof value === 'object' && value !== null
    ? isLeftOut(value, ...rest)
    : false;
}
