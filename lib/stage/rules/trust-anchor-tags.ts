import { SESSION_TAGS } from '../../aws/condition-keys';
import { TAG_KEY } from '../../aws/name-patterns';
import { rename, remove, write } from '../fix';
import { connectorTrust } from '../schema/trust-schema';
import { conflict, type ValidationError } from '../validation-error';
import type { Rule } from './rule';

/** Source: IAM Roles Anywhere API reference, Tag: no letters beyond ASCII, unlike other services. */
const FORBIDDEN = /[^ a-zA-Z0-9_.:/=+@-]/gu;

/** Tags are in ASCII if the stack has a trust anchor, because every resource of the stack has the tags. */
export const trustAnchorTagsRule: Rule = ({ tags = {}, connectors = {} }) => {
  const [connector] =
    Object.entries(connectors).find(
      ([, one]) => connectorTrust(one?.trust)?.kind === 'certificate',
    ) ?? [];
  if (connector === undefined) return [];
  const reason = `because connectors.${connector} makes a trust anchor, whose tags have no other characters`;
  // IAM compares tag keys without case.
  const taken = new Set([...Object.keys(tags), ...SESSION_TAGS].map((key) => key.toLowerCase()));
  return Object.entries(tags).flatMap(([key, value]) => [
    ...ofKey(key, taken, reason),
    ...(value === undefined ? [] : ofValue(key, value, reason)),
  ]);
};

/** @param taken in lower case, the keys of tags, reserved ones and those that other fixes propose */
function ofKey(key: string, taken: Set<string>, reason: string): ValidationError[] {
  const plain = inAscii(key);
  if (plain === key) return [];
  const path = ['tags', key];
  const isFree = TAG_KEY.form.test(plain) && !taken.has(plain.toLowerCase());
  if (isFree) taken.add(plain.toLowerCase());
  const fix = isFree ? rename(path, plain) : remove(path);
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
