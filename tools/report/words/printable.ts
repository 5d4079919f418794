/**
 * Characters that move, hide or colour others, or that nobody sees: of control, of format such as those that turn the
 * direction, separators of lines, fillers, halves of others, and what is no character.
 */
const UNSEEN =
  /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

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
