import { or, remove, write } from '../fix';
import { conflict, type Path, type ValidationError } from '../validation-error';
import { RECOVERY_EXPECTED } from '../schema/table-schema';
import type { PartialStage } from '../partial-stage';
import { forEachNewTable, isLeftOut, type PartialTable } from './rule';

/** Options of a table that exclude each other. */
export const tableOptionsRule = forEachNewTable((table, path, stage) => [
  ...capacityBounds(table, path),
  ...recovery(table, path, stage),
]);

/** Autoscaling keeps capacity between min and max. */
function capacityBounds({ billing }: PartialTable, path: Path): ValidationError[] {
  if (typeof billing !== 'object' || !('provisioned' in billing)) return [];
  return (['read', 'write'] as const).flatMap((direction) => {
    const { min, max } = billing.provisioned?.[direction] ?? {};
    if (min === undefined || max === undefined || max >= min) return [];
    const place = [...path, 'billing', 'provisioned', direction, 'max'];
    const fix = or(write(place, min), 'lower min');
    return [conflict(place, max, `${min} or more, because min is ${min}`, fix)];
  });
}

/** A stage that retains its data must be able to restore it. */
function recovery(table: PartialTable, path: Path, stage: PartialStage): ValidationError[] {
  const retains = stage.removalPolicy === 'retain' || isLeftOut(stage, 'removalPolicy');
  if (table.pointInTimeRecovery !== false || !retains) return [];
  const place = [...path, 'pointInTimeRecovery'];
  return [
    conflict(
      place,
      false,
      `${RECOVERY_EXPECTED}, because removalPolicy is "retain"`,
      or(remove(place), 'set removalPolicy to "destroy" if the data may be lost'),
    ),
  ];
}
