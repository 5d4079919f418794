/** Every character except letters, digits and punctuation without a meaning in Mermaid. */
const SPECIAL = /[^\p{L}\p{N} .,:/()⚠-]/gu;

/**
 * A label for double quotes, with special characters as entity codes, so that a label is always plain text.
 *
 * Source: Mermaid, Flowchart syntax: Entity codes to escape characters.
 */
export function label(lines: readonly string[]): string {
  return lines
    .map((line) =>
      line
        .replace(/\s+/g, ' ')
        .replace(SPECIAL, (character) => `#${character.codePointAt(0) ?? 0};`),
    )
    .join('<br/>');
}

/** A node ID, unique per text: other characters than letters and digits become their code points. */
export function nodeId(kind: string, text: string): string {
  const escaped = text.replace(
    /[^A-Za-z0-9]/gu,
    (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}_`,
  );
  return `${kind}_${escaped}`;
}
