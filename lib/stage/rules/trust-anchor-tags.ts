import { rename, remove, write } from '../fix';
import { connectorTrust } from '../schema/trust-schema';
import { conflict, type ValidationError } from '../validation-error';
import type { Rule } from './rule';

/** Source: IAM Roles Anywhere API reference, Tag: no letters beyond ASCII, unlike other services. */
const FORBIDDEN = /[^ a-zA-Z0-9_.:/=+@-]/gu;

/** Tags are in ASCII if the stack has a trust anchor, because every resource of the stack has the tags. */
export const trustAnchorTags: Rule = ({ tags = {}, connectors = {} }) => {
  const [connector] =
    Object.entries(connectors).find(
      ([, one]) => connectorTrust(one?.trust)?.kind === 'certificate',
    ) ?? [];
  if (connector === undefined) return [];
  const reason = `because connectors.${connector} makes a trust anchor, whose tags have no other characters`;
  const keys = Object.keys(tags);
  return Object.entries(tags).flatMap(([key, value]) => [
    ...ofKey(key, keys, reason),
    ...(value === undefined ? [] : ofValue(key, value, reason)),
  ]);
};

function ofKey(key: string, keys: readonly string[], reason: string): ValidationError[] {
  const plain = inAscii(key);
  if (plain === key) return [];
  const path = ['tags', key];
  const fix = keys.includes(plain) ? remove(path) : rename(path, plain);
  return [conflict(path, key, `a tag key of ${CHARACTERS}, ${reason}`, fix)];
}

function ofValue(key: string, value: string, reason: string): ValidationError[] {
  const plain = inAscii(value);
  if (plain === value) return [];
  const path = ['tags', key];
  return [conflict(path, value, `a tag value of ${CHARACTERS}, ${reason}`, write(path, plain))];
}

const CHARACTERS = 'ASCII letters, digits, spaces and _ . : / = + - @';

/** Without accents, and with a hyphen for every other character: `Übersicht` gives `Ubersicht`. */
function inAscii(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replace(FORBIDDEN, '-');
}
