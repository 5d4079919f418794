import type { Edit, Path } from './fix';
import { partialStage } from './partial-stage';
import { rules } from './rules';
import { schemaErrors } from './schema-errors';
import { stageSchema, type StageConfig } from './schema/stage-schema';
import type { ValidationError, ValidationResult } from './validation-error';

/**
 * Validates the value of a stage file and fills in its defaults.
 *
 * Returns every error at once: the schema checks single keys, and the rules check the part that passed the schema
 * across keys.
 */
export function validateStage(input: unknown): ValidationResult<StageConfig> {
  const parsed = stageSchema.safeParse(input);
  const ofSchema = (parsed.error?.issues ?? []).flatMap((issue) => schemaErrors(issue, input));
  const meant = ofSchema.flatMap(({ edits = [] }) => edits.flatMap(renamedTo));
  // A key that is misspelled is present, although its value is unknown.
  const valid = partialStage(input, [...ofSchema.map(({ path }) => path), ...meant]);
  const errors = [...withoutMisspelled(ofSchema, meant), ...rules.flatMap((rule) => rule(valid))];
  return parsed.success && errors.length === 0
    ? { ok: true, value: parsed.data }
    : { ok: false, errors };
}

function renamedTo(edit: Edit): Path[] {
  return edit.kind === 'rename' ? [[...edit.path.slice(0, -1), edit.to]] : [];
}

/** The errors without those of missing keys that are misspelled, because the mistake is one. */
function withoutMisspelled(
  errors: readonly ValidationError[],
  meant: readonly Path[],
): readonly ValidationError[] {
  const present = new Set(meant.map((path) => JSON.stringify(path)));
  return errors.filter(
    ({ code, path }) => code !== 'missing' || !present.has(JSON.stringify(path)),
  );
}
