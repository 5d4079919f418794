/** Pages have lines of at most 120 columns; a line may end with one more short word, see below. */
const MAX_LINE = 115;

/** What a page prints as code. */
const CODE = [
  /`[^`]+`/,
  // Lists of punctuation characters, such as _ . : / = + - @
  /(?<=\s)[!-/:-@[-`{-~](?: [!-/:-@[-`{-~])+(?=\s|,|$)/,
  // Objects, up to three deep, and lists.
  /\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}|\[[^\]]*\]/,
  /"[^"]*"/,
  /arn:[^\s,]+[^\s,.]|https?:\/\/[\w.:/-]*\w/,
  // Actions and keys, such as dynamodb:ListTables and identity.userPool.mfa
  /\b[a-z]+:[A-Z]\w+|\b[a-z]+[A-Z]?\w*(?:\.[a-z]\w+)+/,
];

const CODE_OR_SPECIAL = new RegExp(
  `${CODE.map(({ source }) => source).join('|')}|(?<special>[\\\\*_<])`,
  'g',
);

/** Text of messages and descriptions as Markdown: values, keys, actions and ARNs become code. */
export function markdownText(text: string): string {
  return text.replaceAll(CODE_OR_SPECIAL, (match, special?: string) => {
    if (special !== undefined) return `\\${match}`;
    return match.startsWith('`') ? match : `\`${match}\``;
  });
}

/** A list item, wrapped. */
export function listItem(text: string, depth = 0): string {
  const indent = '  '.repeat(depth);
  return wrapped(text, `${indent}- `, `${indent}  `);
}

/** A paragraph, wrapped. */
export function paragraph(text: string): string {
  return wrapped(text, '', '');
}

/** Text in lines of at most 120 columns, without breaks in code. */
function wrapped(text: string, first: string, indent: string): string {
  const words = text.match(/(?:`[^`]*`|[^\s`])+/g) ?? [];
  const lines = [`${first}${words[0] ?? ''}`];
  for (const word of words.slice(1)) {
    const line = `${lines.at(-1) ?? ''} ${word}`;
    // At the beginning of a line these would begin a list, a heading or a quotation.
    if (line.length <= MAX_LINE || /^([-+*#=>]+|\d+[.)])$/.test(word)) lines.splice(-1, 1, line);
    else lines.push(`${indent}${word}`);
  }
  return lines.join('\n');
}

/** The anchor of a heading on GitHub. */
export function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}
