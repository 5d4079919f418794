import type { AccessReport } from '../../report/model/access-report';

/**
 * What differs in who reaches what, besides the name of the table and lines of the stage file: the principals, how they
 * are assumed, their grants, and findings. Empty if an adoption changes nothing of it.
 *
 * Reports name tables by logical ID, which an adopted table keeps.
 */
export function accessChanges(
  before: AccessReport,
  after: AccessReport,
  _tableName: string,
): string[] {
  const principals = new Set([...before.principals, ...after.principals].map(({ id }) => id));
  const [old, now] = [before, after].map((report) => ({
    principals: new Map(report.principals.map((one) => [one.id, withoutLines(one)])),
    findings: withoutLines(report.findings),
  }));
  return [
    ...[...principals].filter((id) => old?.principals.get(id) !== now?.principals.get(id)),
    ...(old?.findings === now?.findings ? [] : ['findings']),
  ];
}

function withoutLines(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) => (key === 'why' ? undefined : inner));
}
