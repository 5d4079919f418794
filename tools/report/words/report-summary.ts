import type { AccessReport } from '../model/access-report';

/** `2 tables, 1 principal, 0 findings, 0 unresolved`. */
export function reportSummary({ tables, principals, findings, unresolved }: AccessReport): string {
  return [
    counted(tables.length, 'table'),
    counted(principals.length, 'principal'),
    counted(findings.length, 'finding'),
    `${unresolved.length} unresolved`,
  ].join(', ');
}

/** `1 table`, `2 tables`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
