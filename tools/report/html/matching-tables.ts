import type { ReportedGrant, ReportedTable } from '../access-report';

/** The tables that a grant is about: those that it reaches, that it is on, and whose key it is on. */
export function matchingTables(
  { on, tables }: Pick<ReportedGrant, 'on' | 'tables'>,
  all: readonly ReportedTable[],
): string[] {
  const about = all.filter(({ id, encryption }) => id === on || isKeyOf(encryption, on));
  return [...new Set([...tables, ...about.map(({ id }) => id)])];
}

/** A table tells each of its keys as `the key X`; grants are on `key X`, and outside of the template on its ARN. */
function isKeyOf(encryption: string, on: string): boolean {
  const keys = encryption.split(', and ');
  return keys.includes(`the ${on}`) || keys.includes(`the key ${on}`);
}
