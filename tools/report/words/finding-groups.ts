import { groupBy } from '../../template-access/grouping';
import type { ReportedFinding } from '../model/access-report';

/** The findings of one rule, and what they have in common. */
export interface FindingGroup {
  readonly rule: string;
  /** The highest severity. */
  readonly severity: ReportedFinding['severity'];
  readonly findings: readonly ReportedFinding[];
  /** The fix, or the reason to accept, if several findings have the same. */
  readonly remedy: Remedy | undefined;
}

/** What to do about a finding, or why the author of the stage file accepts it. */
export interface Remedy {
  readonly kind: 'Fix' | 'Acknowledged';
  readonly text: string;
}

/** The findings by rule. They are sorted by severity, so that the first of a rule has the highest. */
export function findingGroups(findings: readonly ReportedFinding[]): readonly FindingGroup[] {
  return groupBy(findings, ({ rule }) => rule).flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const { rule, severity } = first;
    return [{ rule, severity, findings: same, remedy: commonRemedy(same) }];
  });
}

export function remedyOf({ acknowledged, fix }: ReportedFinding): Remedy {
  return acknowledged === undefined
    ? { kind: 'Fix', text: fix }
    : { kind: 'Acknowledged', text: acknowledged };
}

function commonRemedy(findings: readonly ReportedFinding[]): Remedy | undefined {
  const [first, ...others] = findings.map(remedyOf);
  const isCommon =
    others.length > 0 &&
    others.every(({ kind, text }) => kind === first?.kind && text === first.text);
  return isCommon ? first : undefined;
}

/** Informational findings are intended access, and shown below the risks. */
export function isInformational({ severity }: { readonly severity: string }): boolean {
  return severity === 'info';
}
