/**
 * Invisible characters, and characters that affect how others are displayed: control and format characters (such as
 * bidirectional overrides), line separators, fillers, surrogates and noncharacters.
 */
const UNSEEN =
  /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/** Replaces such characters by their code points in all texts of a value, so that reports and terminals show them. */
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
