import type { AccessReport, ReportedFinding } from '../model/access-report';

/** A number of findings, such as `2 high`. */
export interface FindingCount {
  readonly kind: 'high' | 'medium' | 'low' | 'acknowledged' | 'info' | 'none';
  readonly text: string;
}

const WORDS: Readonly<Record<Exclude<FindingCount['kind'], 'none'>, string>> = {
  high: 'high',
  medium: 'medium',
  low: 'low',
  acknowledged: 'acknowledged',
  info: 'informational',
};

/** The findings by severity, the highest first; acknowledged ones are counted apart. */
export function findingCounts(findings: readonly ReportedFinding[]): readonly FindingCount[] {
  const kinds = findings.map(({ severity, acknowledged }) =>
    acknowledged === undefined ? severity : 'acknowledged',
  );
  const counts = Object.entries(WORDS).flatMap(([kind, word]) => {
    const count = kinds.filter((one) => one === kind).length;
    return count === 0 ? [] : [{ kind: kind as keyof typeof WORDS, text: `${count} ${word}` }];
  });
  return counts.length === 0 ? [{ kind: 'none', text: 'no findings' }] : counts;
}

/** What a report covers: `2 tables`, `1 principal`; and what it leaves open: `1 unresolved`. */
export function coverageCounts({
  tables,
  principals,
  unresolved,
}: Pick<AccessReport, 'tables' | 'principals' | 'unresolved'>): readonly string[] {
  return [
    counted(tables.length, 'table'),
    counted(principals.length, 'principal'),
    `${unresolved.length} unresolved`,
  ];
}

/** `2 high, 1 medium; 2 tables, 1 principal, 0 unresolved`. */
export function reportSummary(report: AccessReport): string {
  const findings = findingCounts(report.findings).map(({ text }) => text);
  return `${findings.join(', ')}; ${coverageCounts(report).join(', ')}`;
}

/** `1 table`, `2 tables`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
