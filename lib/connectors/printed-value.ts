const MOST_CHARACTERS = 100;

const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** A value as an error message shows it: as JSON, cut to 100 characters, and never a private key. */
export function printedValue(value: unknown): string {
  const json = value === undefined ? 'nothing' : JSON.stringify(value);
  if (holdsPrivateKey(json)) return 'a private key';
  return json.length > MOST_CHARACTERS ? `${json.slice(0, MOST_CHARACTERS)}…` : json;
}

/** Whether a text has a private key in it, which no message, log or template may hold. */
export function holdsPrivateKey(text: string): boolean {
  return PRIVATE_KEY.test(text);
}
