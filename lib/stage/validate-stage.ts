import { schemaErrors } from './schema-errors';
import { partialStage } from './partial-stage';
import type { ValidationResult } from './validation-error';
import { rules } from './rules';
import { stageSchema, type StageConfig } from './schema/stage-schema';

/**
 * Checks the value of a stage file and fills in its defaults.
 *
 * Every problem comes back at once: those of single keys from the schema, and those that span keys from the
 * rules, which look at whatever part of the file the schema found sound.
 */
export function validateStage(input: unknown): ValidationResult<StageConfig> {
  const parsed = stageSchema.safeParse(input);
  const ofSingleKeys = (parsed.error?.issues ?? []).flatMap((issue) => schemaErrors(issue, input));
  const sound = partialStage(
    input,
    ofSingleKeys.map(({ path }) => path),
  );
  const errors = [...ofSingleKeys, ...rules.flatMap((rule) => rule(sound))];
  return parsed.success && errors.length === 0
    ? { ok: true, value: parsed.data }
    : { ok: false, errors };
}
