/**
 * A string of a template. Values known only at deployment are marked parts: references (`OrdersTable`, `AWS::Region`) and
 * unknown values (a parameter, an import).
 *
 * All ways to write the same ARN resolve to the same text, and texts compare, split and match like strings.
 */
export type TemplateText = string;

/** Unicode noncharacters, which no meaningful text contains. */
const REFERENCE = '\u{FDD0}';
const UNKNOWN = '\u{FDD1}';
const END = '\u{FDD2}';
const MARKS = new RegExp(`[${REFERENCE}${UNKNOWN}${END}]`, 'gu');
const MARKED = new RegExp(`[${REFERENCE}${UNKNOWN}][^${END}]*${END}`, 'gu');

/** A part that refers to a resource of the template, one of its attributes, or a pseudo parameter. */
export function reference(name: string): TemplateText {
  return `${REFERENCE}${literal(name)}${END}`;
}

/** A part that is known only at deployment. */
export function unknown(what: string): TemplateText {
  return `${UNKNOWN}${literal(what)}${END}`;
}

/** A string of the template itself. Removes marks, so that a template cannot forge references. */
export function literal(text: string): TemplateText {
  return text.replace(MARKS, '\u{FFFD}');
}

/** Descriptions of the unknown parts. */
export function unknownParts(text: TemplateText): readonly string[] {
  return marked(text)
    .filter((part) => part.startsWith(UNKNOWN))
    .map((part) => part.slice(1, -1));
}

/** Whether every character of a text is known. */
export function isLiteral(text: TemplateText): boolean {
  return marked(text).length === 0;
}

/** The name of the reference, if a text is a single reference. */
export function referenceOf(text: TemplateText): string | undefined {
  const [only, ...others] = marked(text);
  const alone = only === text && others.length === 0 && text.startsWith(REFERENCE);
  return alone ? text.slice(1, -1) : undefined;
}

/**
 * The display form: references as `${OrdersTable}`, unknown parts as `{parameter Stage}`; a text that is unknown as a whole
 * without the braces, as `parameter TableArn`.
 */
export function shown(text: TemplateText): string {
  const [only] = unknownParts(text);
  if (only !== undefined && text === unknown(only)) return only;
  return text.replace(MARKED, (part) =>
    part.startsWith(UNKNOWN) ? `{${part.slice(1, -1)}}` : `\${${part.slice(1, -1)}}`,
  );
}

const LIST = new Intl.ListFormat('en-GB');

/** A list for a sentence, without duplicates: `a`, `a and b`, `a, b and c`. */
export function shownList(texts: readonly TemplateText[]): string {
  return LIST.format(new Set(texts.map(shown)));
}

/** More characters than any policy has. It limits the growth of names that contain each other. */
const MAX_LENGTH = 50_000;

/** Joins texts, which can complete a dynamic reference. */
export function joined(parts: readonly TemplateText[], delimiter: string): TemplateText {
  const length = parts.reduce((sum, part) => sum + part.length + delimiter.length, 0);
  if (length > MAX_LENGTH) return unknown('text too long');
  return withoutDynamicReferences(parts.join(literal(delimiter)));
}

/** Dynamic references are unknown. Source: CloudFormation User Guide, Dynamic references. */
export function withoutDynamicReferences(text: TemplateText): TemplateText {
  return replaced(text, /\{\{resolve:[^{}]*\}\}/, (found) => unknown(shown(found)));
}

/** Splits like a string, but never inside marked parts. */
export function split(text: TemplateText, delimiter: string): readonly TemplateText[] {
  const parts = marked(text);
  let next = 0;
  return text
    .replace(MARKED, END)
    .split(delimiter)
    .map((piece) => piece.replaceAll(END, () => parts[next++] ?? ''));
}

/** Replaces the matches of a pattern that do not start inside marked parts. */
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

/** The characters of a text; a marked part counts as one. */
export function atoms(text: TemplateText): readonly string[] {
  return text.match(new RegExp(`${MARKED.source}|.`, 'gsu')) ?? [];
}

function marked(text: TemplateText): readonly string[] {
  return text.match(MARKED) ?? [];
}
