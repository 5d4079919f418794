const MAX_CHARACTERS = 100;

const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** A value for an error message: JSON of at most 100 characters, and never a private key. */
export function printedValue(value: unknown): string {
  const json = value === undefined ? 'nothing' : JSON.stringify(value);
  if (holdsPrivateKey(json)) return 'a private key';
  return json.length > MAX_CHARACTERS ? `${json.slice(0, MAX_CHARACTERS)}…` : json;
}

/** Whether a text contains a private key, which must not appear in messages, logs or templates. */
export function holdsPrivateKey(text: string): boolean {
  return PRIVATE_KEY.test(text);
}
