import { issueProblems } from './issue-problems';
import { partialStage } from './partial-stage';
import type { Checked } from './problem';
import { rules } from './rules';
import { stageSchema, type Stage } from './schema/stage-schema';

/**
 * Checks the value of a stage file and fills in its defaults.
 *
 * Every problem comes back at once: those of single keys from the schema, and those that span keys from the
 * rules, which look at whatever part of the file the schema found sound.
 */
export function checkStage(input: unknown): Checked<Stage> {
  const parsed = stageSchema.safeParse(input);
  const ofSingleKeys = (parsed.error?.issues ?? []).flatMap((issue) => issueProblems(issue, input));
  const sound = partialStage(
    input,
    ofSingleKeys.map(({ path }) => path),
  );
  const problems = [...ofSingleKeys, ...rules.flatMap((rule) => rule(sound))];
  return parsed.success && problems.length === 0
    ? { ok: true, value: parsed.data }
    : { ok: false, problems };
}
