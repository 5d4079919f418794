import { misspelledKeys } from './misspelled-keys';
import { partialStage } from './partial-stage';
import { rules } from './rules';
import { schemaErrors } from './schema-errors';
import { stageSchema, type StageConfig } from './schema/stage-schema';
import type { ValidationResult } from './validation-error';

/**
 * Validates the value of a stage file and fills in its defaults.
 *
 * Returns every error at once: the schema checks single keys, and the rules check the part that passed the schema
 * across keys.
 */
export function validateStage(input: unknown): ValidationResult<StageConfig> {
  const parsed = stageSchema.safeParse(input);
  const { errors: ofSchema, meant } = misspelledKeys(
    (parsed.error?.issues ?? []).flatMap((issue) => schemaErrors(issue, input)),
  );
  // A key that is misspelled is present, although its value is unknown.
  const valid = partialStage(input, [...ofSchema.map(({ path }) => path), ...meant]);
  const errors = [...ofSchema, ...rules.flatMap((rule) => rule(valid))];
  return parsed.success && errors.length === 0
    ? { ok: true, value: parsed.data }
    : { ok: false, errors };
}
