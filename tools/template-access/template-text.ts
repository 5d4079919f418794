/**
 * A text of a template in which what no template says stands between marks: a reference (`OrdersTable`,
 * `AWS::Region`), or something unknown (a parameter, an import).
 *
 * So the many ways to write one ARN give one text, and texts compare, split and match as strings do.
 */
export type TemplateText = string;

/** Noncharacters of Unicode, which nothing that is meant to be read holds. */
const REFERENCE = '\u{FDD0}';
const UNKNOWN = '\u{FDD1}';
const END = '\u{FDD2}';
const MARKS = new RegExp(`[${REFERENCE}${UNKNOWN}${END}]`, 'gu');
const MARKED = new RegExp(`[${REFERENCE}${UNKNOWN}][^${END}]*${END}`, 'gu');

/** A part that is another resource of the template, one of its attributes, or a pseudo parameter. */
export function reference(name: string): TemplateText {
  return `${REFERENCE}${literal(name)}${END}`;
}

/** A part that only AWS, or whoever deploys, knows. */
export function unknown(what: string): TemplateText {
  return `${UNKNOWN}${literal(what)}${END}`;
}

/** What a template has written itself, without the marks that nobody but us may set. */
export function literal(text: string): TemplateText {
  return text.replace(MARKS, '\u{FFFD}');
}

/** The unknown parts, in words. */
export function unknownParts(text: TemplateText): readonly string[] {
  return marked(text)
    .filter((part) => part.startsWith(UNKNOWN))
    .map((part) => part.slice(1, -1));
}

/** Whether a text is known to the letter. */
export function isLiteral(text: TemplateText): boolean {
  return marked(text).length === 0;
}

/** The name of the one reference that a text is, if it is one. */
export function referenceOf(text: TemplateText): string | undefined {
  const [only, ...others] = marked(text);
  const alone = only === text && others.length === 0 && text.startsWith(REFERENCE);
  return alone ? text.slice(1, -1) : undefined;
}

/** For people: a reference as `${OrdersTable}`, what is unknown as `${? parameter TableArn}`. */
export function shown(text: TemplateText): string {
  return text.replace(MARKED, (part) =>
    part.startsWith(UNKNOWN) ? `\${? ${part.slice(1, -1)}}` : `\${${part.slice(1, -1)}}`,
  );
}

/** Splits as a string is split, but never within marks. */
export function split(text: TemplateText, delimiter: string): readonly TemplateText[] {
  const parts = marked(text);
  let next = 0;
  return text
    .replace(MARKED, END)
    .split(delimiter)
    .map((piece) => piece.replaceAll(END, () => parts[next++] ?? ''));
}

/** Replaces what a pattern finds, but nothing that begins within marks. */
export function replaced(
  text: TemplateText,
  pattern: RegExp,
  by: (found: TemplateText) => TemplateText,
): TemplateText {
  const either = new RegExp(`${MARKED.source}|(${pattern.source})`, 'gu');
  return text.replace(either, (whole: string, found?: string) =>
    found === undefined ? whole : by(found),
  );
}

/** Its characters, each mark with what is in it as one. */
export function atoms(text: TemplateText): readonly string[] {
  return text.match(new RegExp(`${MARKED.source}|.`, 'gsu')) ?? [];
}

function marked(text: TemplateText): readonly string[] {
  return text.match(MARKED) ?? [];
}
