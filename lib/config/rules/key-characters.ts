import type { PartialTable } from './rule';

/** The most characters of the statement that allows the use of a table's customer-managed key; 0 where it has none. */
export function keyCharacters(table: PartialTable | undefined): number {
  const { encryption } = table ?? {};
  return encryption === 'customerManaged' || typeof encryption === 'object' ? 690 : 0;
}
