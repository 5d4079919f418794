import { formatValidationErrors } from '../../lib/stage/format-validation-errors';
import type { DescribedError } from '../../lib/stage/validation-error';
import type { Verdict } from './verdict';

const SKIPS = 'tools/scanners/skips.ts';

/** What was skipped and why, a line each. */
export function describeSkipped({ skipped }: Verdict): readonly string[] {
  return skipped.map(
    ({ skip, count }) => `skipped ${count} of ${skip.judge} ${skip.rule}: ${skip.reason}`,
  );
}

/** Everything that has to be mended; `undefined` where nothing has to be. */
export function describeFaults({ findings, stale }: Verdict): string | undefined {
  const problems = [
    ...findings.map(({ judge, rule, stage, path, message }): DescribedError => ({
      path: [stage, ...path],
      received: message,
      expected: `nothing that ${judge} ${rule} is about`,
      fix: `mend what makes the template, or skip it in ${SKIPS} with a reason`,
    })),
    ...stale.map(({ skip, stage }): DescribedError => ({
      path: ['SKIPS', skip.judge, skip.rule],
      received: `a skip of what nobody found${stage === undefined ? '' : ` in ${stage}`}`,
      expected: `something that ${skip.judge} ${skip.rule} is about at ${String(skip.at)}`,
      fix: `remove it from ${SKIPS}${stage === undefined ? '' : `, or ${stage} from its stages`}`,
    })),
  ];
  return problems.length > 0 ? formatValidationErrors('npm run judge', problems) : undefined;
}
