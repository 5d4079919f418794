import type { Edit } from '../../../../lib/stage/fix';
import { validateStage } from '../../../../lib/stage/validate-stage';
import type { ValidationError } from '../../../../lib/stage/validation-error';
import { edited } from './edited';

/** Enough for errors that another one hides, and for values that are wrong again. */
const MAX_ROUNDS = 20;

/** Changes a stage until it is valid, there is nothing to change, or too many rounds have passed. */
export function follow(
  invalid: unknown,
  changes: (errors: readonly ValidationError[], stage: unknown) => readonly Edit[],
) {
  let stage: any = invalid;
  for (let rounds = 0; ; rounds += 1) {
    const result = validateStage(stage);
    const left = result.ok ? [] : result.errors;
    const edits = changes(left, stage);
    if (edits.length === 0 || rounds > MAX_ROUNDS) return { stage, rounds, left };
    stage = edited(stage, edits);
  }
}

/**
 * Follows the edits that errors carry, and leaves the errors for which only the author knows the value.
 *
 * @throws {Error} if an error is still there after its edits, or an edit cannot be made
 */
export function followEdits(invalid: unknown) {
  let followed: readonly string[] = [];
  return follow(invalid, (errors) => {
    const unresolved = errors.map(described).filter((error) => followed.includes(error));
    if (unresolved.length > 0) throw new Error(`Not resolved by its fix: ${unresolved.join()}`);
    const withEdits = errors.filter(({ edits = [] }) => edits.length > 0);
    followed = withEdits.map(described);
    return withEdits.flatMap(({ edits = [] }) => edits);
  });
}

function described({ path, code, received }: ValidationError): string {
  return JSON.stringify([path, code, received]);
}
