/** Characters that move, hide or colour others: of control, and of format such as those that turn the direction. */
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** A value whose texts have such characters as their codes, so that a report shows what is there, on a terminal too. */
export function printable<T>(value: T): T {
  if (typeof value === 'string') {
    return value.replace(
      UNSEEN,
      (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
    ) as T;
  }
  if (Array.isArray(value)) return value.map(printable) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, printable(inner as unknown)]);
  return Object.fromEntries(entries) as T;
}
