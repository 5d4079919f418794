import type { ReportedTable } from '../model/access-report';

/** The name of a table, and whether it exists without the stack; undefined if neither is known. */
export function tableNameWords({
  name,
  isExisting,
}: Pick<ReportedTable, 'name' | 'isExisting'>): string | undefined {
  return isExisting ? `existing table ${String(name)}` : name;
}
