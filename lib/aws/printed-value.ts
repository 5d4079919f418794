const MAX_CHARACTERS = 100;

const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** A value for an error message: JSON of at most 100 characters, and never a private key. */
export function printedValue(value: unknown): string {
  return value === undefined ? 'nothing' : printedJson(JSON.stringify(value));
}

const PRINTED: ReadonlySet<string> = new Set(['undefined', 'string', 'number', 'boolean']);

/** A value of any type for a message; an object by its kind only, because it may be a construct with its whole app. */
export function receivedValue(value: unknown): string {
  if (value === null || PRINTED.has(typeof value)) return printedValue(value);
  return Array.isArray(value) ? 'a list' : 'an object';
}

/** The end of a group of digits: three, six or more follow. */
const GROUP_END = /\B(?=(?:\d{3})+$)/g;

/** A whole number for a message, with its digits in groups: `1,024`. Without Intl, whose first use takes 20 ms. */
export function printedNumber(value: number): string {
  return String(value).replace(GROUP_END, ',');
}

/** A JSON text for an error message: at most 100 characters, and never a private key. */
export function printedJson(json: string): string {
  if (holdsPrivateKey(json)) return 'a private key';
  return escaped(shortened(json));
}

/** The beginning of a text. */
export function shortened(text: string, characters = MAX_CHARACTERS): string {
  // A character of two code units stays whole.
  return text.length > characters
    ? `${text.slice(0, characters).replace(/[\ud800-\udbff]$/, '')}…`
    : text;
}

/** Whether a text contains a private key, which must not appear in messages, logs or templates. */
export function holdsPrivateKey(text: string): boolean {
  return PRIVATE_KEY.test(text);
}

/** Characters that a terminal may interpret or that change how the text around them is displayed. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A text of one line in which control and format characters are escaped as in JSON, such as `\u001b`. */
export function escaped(text: string): string {
  return text.replace(INVISIBLE, (character) =>
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
