import type { ReportedPrincipal, ReportedTable } from '../model/access-report';

const LIST = new Intl.ListFormat('en-GB');

/** Who has access to a table, one per line; `no principal` only if that is known. */
export function reachedByWords({
  reachedBy,
  reachedThrough,
  notKnown,
}: Pick<ReportedTable, 'reachedBy' | 'reachedThrough' | 'notKnown'>): readonly string[] {
  const lines = [
    ...reachedBy,
    ...reachedThrough.map(({ id, byAssuming }) => `${id} by assuming ${LIST.format(byAssuming)}`),
    ...(notKnown.length === 0 ? [] : [`not known: ${inShort(notKnown).join('; ')}`]),
  ];
  return lines.length === 0 ? ['no principal'] : lines;
}

/** More are in the list of what is unresolved. */
const MOST_NAMED = 5;

/** Whose access is not known: a few by name. */
export function inShort(notKnown: readonly string[], most = MOST_NAMED): readonly string[] {
  if (notKnown.length <= most) return notKnown;
  return [...notKnown.slice(0, most - 1), `${notKnown.length - most + 1} others`];
}

/** What is said of a principal without permissions on tables and keys. */
export function noGrantsWords({
  assumes,
  notKnown,
}: Pick<ReportedPrincipal, 'assumes' | 'notKnown'>): string {
  if (notKnown.length > 0)
    return `Access to tables and KMS keys is not known: ${inShort(notKnown).join('; ')}.`;
  return assumes.length > 0
    ? 'No access of its own to tables or KMS keys.'
    : 'No access to tables or KMS keys.';
}

/** The roles with access that a principal can assume; undefined for none. */
export function assumesWords({ assumes }: Pick<ReportedPrincipal, 'assumes'>): string | undefined {
  return assumes.length === 0 ? undefined : `Access by assuming ${LIST.format(assumes)}`;
}
