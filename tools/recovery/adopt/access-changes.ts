import type { AccessReport } from '../../report/model/access-report';

/** How the reports before and after an adoption name the table. */
export interface TableNames {
  /** By reference in the template, where the stack has the table. */
  readonly logicalId: string;
  /** The names before and after. */
  readonly live: string;
  readonly restored: string;
}

/**
 * What differs in who reaches what, besides the name of the table and lines of the stage file: the principals, how they
 * are assumed, their grants, and findings. Empty if an adoption changes nothing of it.
 */
export function accessChanges(
  before: AccessReport,
  after: AccessReport,
  { logicalId, live, restored }: TableNames,
): string[] {
  const old = comparable(before, [`\${${logicalId}}`, live]);
  const now = comparable(after, [restored]);
  const ids = new Set([...old.keys(), ...now.keys()]);
  return [...ids].filter((id) => old.get(id) !== now.get(id));
}

/** The text of each principal and of the findings, with one name for the table. */
function comparable(
  { principals, findings }: AccessReport,
  names: readonly string[],
): ReadonlyMap<string, string> {
  const text = (value: unknown) =>
    names.reduce((all, name) => all.replaceAll(name, TABLE), withoutLines(value));
  return new Map([
    ...principals.map((one) => [one.id, text(one)] as const),
    ['findings', text(findings)],
  ]);
}

const TABLE = '<table>';

function withoutLines(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) => (key === 'why' ? undefined : inner));
}
