import { z } from 'zod';
import type { NameForm } from '../../aws/name-patterns';
import { expects } from './expects';

/**
 * An object whose keys a person names. The names are checked by a rule, so that what stands under a wrong one is
 * checked all the same; editors check them by the JSON Schema.
 */
export function named<Value extends z.ZodType>(
  value: Value,
  { form }: NameForm,
  expected: string,
  fix: string,
) {
  return z
    .record(z.string(), value, expects(expected, fix))
    .meta({ propertyNames: { type: 'string', pattern: form.source } });
}
