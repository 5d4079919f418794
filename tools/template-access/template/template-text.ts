/**
 * A string of a template. What only the deployment decides stands between marks: a reference (`OrdersTable`,
 * `AWS::Region`), or something unknown (a parameter, an import).
 *
 * The many ways to write one ARN resolve to one text, and texts compare, split and match as strings do.
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

/** A part that is known at deployment only. */
export function unknown(what: string): TemplateText {
  return `${UNKNOWN}${literal(what)}${END}`;
}

/** A string of the template itself, without marks: a template cannot forge a reference. */
export function literal(text: string): TemplateText {
  return text.replace(MARKS, '\u{FFFD}');
}

/** The unknown parts, in words. */
export function unknownParts(text: TemplateText): readonly string[] {
  return marked(text)
    .filter((part) => part.startsWith(UNKNOWN))
    .map((part) => part.slice(1, -1));
}

/** Whether every character of a text is known. */
export function isLiteral(text: TemplateText): boolean {
  return marked(text).length === 0;
}

/** The name of the reference, where a text is one reference and nothing else. */
export function referenceOf(text: TemplateText): string | undefined {
  const [only, ...others] = marked(text);
  const alone = only === text && others.length === 0 && text.startsWith(REFERENCE);
  return alone ? text.slice(1, -1) : undefined;
}

/** For people to read: a reference as `${OrdersTable}`, an unknown part as `${? parameter TableArn}`. */
export function shown(text: TemplateText): string {
  return text.replace(MARKED, (part) =>
    part.startsWith(UNKNOWN) ? `\${? ${part.slice(1, -1)}}` : `\${${part.slice(1, -1)}}`,
  );
}

const LIST = new Intl.ListFormat('en-GB');

/** Several in a sentence, each once: `a`, `a and b`, `a, b and c`. */
export function shownList(texts: readonly TemplateText[]): string {
  return LIST.format(new Set(texts.map(shown)));
}

/** More characters than any policy has. A template whose names contain each other would otherwise grow without end. */
const MAX_LENGTH = 50_000;

/** Texts joined to one, which may complete a dynamic reference. */
export function joined(parts: readonly TemplateText[], delimiter: string): TemplateText {
  const length = parts.reduce((sum, part) => sum + part.length + delimiter.length, 0);
  if (length > MAX_LENGTH) return unknown('a text that is too long');
  return withoutDynamicReferences(parts.join(literal(delimiter)));
}

/** Dynamic references are unknown. Source: CloudFormation User Guide, Dynamic references. */
export function withoutDynamicReferences(text: TemplateText): TemplateText {
  return replaced(text, /\{\{resolve:[^{}]*\}\}/, (found) => unknown(shown(found)));
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

/** Replaces the matches of a pattern that do not begin within marks. */
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

/** Its characters; a marked part counts as one. */
export function atoms(text: TemplateText): readonly string[] {
  return text.match(new RegExp(`${MARKED.source}|.`, 'gsu')) ?? [];
}

function marked(text: TemplateText): readonly string[] {
  return text.match(MARKED) ?? [];
}
