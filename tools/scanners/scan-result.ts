import { formatValidationErrors } from '../../lib/stage/format-validation-errors';
import type { DescribedError } from '../../lib/stage/validation-error';
import type { ScannerFinding } from './scanner';
import type { Skip } from './skips';

/** The findings, compared with the skips. */
export interface ScanResult {
  /** Those that no skip matches. */
  readonly findings: readonly ScannerFinding[];
  /** How many findings each skip matches. */
  readonly skipped: readonly { readonly skip: Skip; readonly count: number }[];
  /** Skips that match nothing, or nothing in one of their stages. */
  readonly stale: readonly { readonly skip: Skip; readonly stage?: string }[];
}

export function scanResult(
  findings: readonly ScannerFinding[],
  skips: readonly Skip[],
): ScanResult {
  return {
    findings: findings.filter((one) => !skips.some((skip) => matches(skip, one))),
    skipped: skips.map((skip) => ({ skip, count: matching(skip, findings).length })),
    stale: skips.flatMap((skip) => {
      const found = matching(skip, findings).map(({ stage }) => stage);
      if (!skip.stages) return found.length > 0 ? [] : [{ skip }];
      return skip.stages
        .filter((stage) => !found.includes(stage))
        .map((stage) => ({ skip, stage }));
    }),
  };
}

function matching(skip: Skip, findings: readonly ScannerFinding[]): readonly ScannerFinding[] {
  return findings.filter((one) => matches(skip, one));
}

function matches({ scanner, rule, stages, at }: Skip, finding: ScannerFinding): boolean {
  return (
    scanner === finding.scanner &&
    rule === finding.rule &&
    (stages?.includes(finding.stage) ?? true) &&
    at.test(finding.path.join('/'))
  );
}

/** A line for each skip, with its reason. */
export function describeSkipped({ skipped }: ScanResult): readonly string[] {
  return skipped.map(
    ({ skip, count }) => `Skipped ${count} of ${skip.scanner} ${skip.rule}: ${skip.reason}`,
  );
}

const SKIPS_FILE = 'tools/scanners/skips.ts';

/** An error for each finding that no skip matches, and for each stale skip. */
export function scanErrors({ findings, stale }: ScanResult): readonly DescribedError[] {
  return [
    ...findings.map(({ scanner, rule, stage, path, message }) => ({
      path: [stage, ...path],
      received: message,
      expected: `no finding of ${scanner} ${rule}`,
      fix: `fix the construct, or add a skip with a reason to ${SKIPS_FILE}`,
    })),
    ...stale.map(({ skip, stage }) => ({
      path: ['SKIPS', skip.scanner, skip.rule],
      received: `a skip without findings${stage === undefined ? '' : ` in ${stage}`}`,
      expected: `skips with findings; this one is for ${String(skip.at)}`,
      fix: `remove it from ${SKIPS_FILE}${stage === undefined ? '' : `, or ${stage} from its stages`}`,
    })),
  ];
}

/**
 * Fails a scan that has findings or stale skips.
 *
 * @throws {Error} with all validation errors
 */
export function assertClean(result: ScanResult): void {
  const errors = scanErrors(result);
  if (errors.length > 0) throw new Error(formatValidationErrors('npm run scan', errors));
}
