/** Everything but letters, digits and what can mean nothing in a label. */
const SPECIAL = /[^\p{L}\p{N} .,:/()⚠-]/gu;

/**
 * The lines of a label between double quotes: special characters as Mermaid's entity codes, so that a label is only
 * ever text. Source: Mermaid, Flowchart syntax: Entity codes to escape characters.
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

/** An ID of a node that is another for each text: what is no letter or digit becomes its code. */
export function nodeId(kind: string, text: string): string {
  const escaped = text.replace(
    /[^A-Za-z0-9]/gu,
    (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}_`,
  );
  return `${kind}_${escaped}`;
}
