/** Safe HTML: made by `markup`, which escapes, or read from this project's own files. */
export class Markup {
  constructor(readonly html: string) {}
}

/** A part between pieces of HTML: text, which is escaped, or HTML. */
export type Part = string | number | Markup | readonly Markup[];

export const NOTHING = new Markup('');

/** Template tag that escapes every text part, for element content and quoted attributes. */
export function markup(pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(String.raw({ raw: pieces }, ...parts.map(htmlOfPart)));
}

function htmlOfPart(part: Part): string {
  if (part instanceof Markup) return part.html;
  if (typeof part === 'object') return part.map(({ html }) => html).join('');
  return escapedHtml(String(part));
}

/** A parser replaces carriage returns and drops NUL: the first is escaped, the second becomes U+FFFD. */
function escapedHtml(text: string): string {
  return text.replace(/[&<>"'\r\0]/g, (character) => ESCAPED[character] ?? character);
}

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;',
  '\0': '\u{fffd}',
};
