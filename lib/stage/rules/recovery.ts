import { validationError } from '../validation-error';
import { forEachTable, isLeftOut } from './rule';

/** A stage that keeps its data can restore it. */
export const recovery = forEachTable((table, path, stage) => {
  const retains = stage.removalPolicy === 'retain' || isLeftOut(stage, 'removalPolicy');
  if (table.pointInTimeRecovery !== false || !retains) return [];
  return [
    validationError(
      [...path, 'pointInTimeRecovery'],
      false,
      '{ "days": 1 to 35 }, because removalPolicy is retain',
      'remove the key, or set removalPolicy to "destroy" if the data may be lost',
    ),
  ];
});
