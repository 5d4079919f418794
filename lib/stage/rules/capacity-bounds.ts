import { validationError } from '../validation-error';
import { forEachTable } from './rule';

/** Autoscaling keeps capacity between min and max, so max may not be the lower one. */
export const capacityBounds = forEachTable(({ billing }, path) => {
  if (typeof billing !== 'object') return [];
  return (['read', 'write'] as const).flatMap((direction) => {
    const { min, max } = billing.provisioned?.[direction] ?? {};
    if (min === undefined || max === undefined || max >= min) return [];
    return [
      validationError(
        [...path, 'billing', 'provisioned', direction, 'max'],
        max,
        `at least min, which is ${min}`,
        'raise max or lower min',
      ),
    ];
  });
});
