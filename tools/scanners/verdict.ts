import type { Finding } from './finding';
import type { Skip } from './skips';

/** What the judges found, held against the skips. */
export interface Verdict {
  /** Those that no skip is about. */
  readonly findings: readonly Finding[];
  /** How many findings each skip is about. */
  readonly skipped: readonly { readonly skip: Skip; readonly count: number }[];
  /** What the skips are about that nobody found. */
  readonly stale: readonly { readonly skip: Skip; readonly stage?: string }[];
}

/** Holds the findings against the skips. */
export function verdictOf(findings: readonly Finding[], skips: readonly Skip[]): Verdict {
  return {
    findings: findings.filter((one) => !skips.some((skip) => isAbout(skip, one))),
    skipped: skips.map((skip) => ({ skip, count: about(skip, findings).length })),
    stale: skips.flatMap((skip) => {
      const found = about(skip, findings).map(({ stage }) => stage);
      if (!skip.stages) return found.length > 0 ? [] : [{ skip }];
      return skip.stages
        .filter((stage) => !found.includes(stage))
        .map((stage) => ({ skip, stage }));
    }),
  };
}

function about(skip: Skip, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((one) => isAbout(skip, one));
}

function isAbout({ judge, rule, stages, at }: Skip, finding: Finding): boolean {
  return (
    judge === finding.judge &&
    rule === finding.rule &&
    (stages?.includes(finding.stage) ?? true) &&
    at.test(finding.path.join('/'))
  );
}
