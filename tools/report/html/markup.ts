/** HTML that may stand in a page as it is: whoever has one got it from `markup`, which escapes, or from our own files. */
export class Markup {
  constructor(readonly html: string) {}
}

/** What may stand between the pieces of HTML: texts, which are escaped, and HTML. */
export type Part = string | number | Markup | readonly Markup[];

export const NOTHING = new Markup('');

/** Tags a template: all that is put into it is escaped, in texts and in quoted attributes, unless it is HTML itself. */
export function markup(pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(String.raw({ raw: pieces }, ...parts.map(htmlOfPart)));
}

function htmlOfPart(part: Part): string {
  if (part instanceof Markup) return part.html;
  if (typeof part === 'object') return part.map(({ html }) => html).join('');
  return escaped(String(part));
}

/** A parser turns a carriage return into a line feed and drops a NUL; the one is written so that it stays, the other shown. */
function escaped(text: string): string {
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
