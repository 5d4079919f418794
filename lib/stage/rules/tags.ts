import { SESSION_TAGS } from '../../aws/condition-keys';
import { CLOUDFORMATION_QUOTAS } from '../../aws/quotas';
import { duplicate, invalidKey, quotaExceeded, type ValidationError } from '../validation-error';
import type { Rule } from './rule';

/** Tags of the stack do not collide with each other, nor with the session tags that policies rely on. */
export const tags: Rule = ({ tags: written = {} }) => {
  const keys = Object.keys(written);
  return [...repeated(keys), ...reserved(keys), ...tooMany(keys)];
};

/** IAM does not tell keys apart by case. Source: IAM User Guide, Tags for IAM resources. */
function repeated(keys: readonly string[]): ValidationError[] {
  return keys.flatMap((key, position) => {
    const first = keys.findIndex((other) => other.toLowerCase() === key.toLowerCase());
    if (first === position) return [];
    const expected = `a tag key that differs from "${String(keys[first])}" by more than case`;
    return [duplicate(['tags', key], key, expected, 'rename or remove one of the two tags')];
  });
}

/** A session without the tag would get that of its role: everybody's rows would be those of one. */
function reserved(keys: readonly string[]): ValidationError[] {
  const ofSessions = SESSION_TAGS.map((key) => key.toLowerCase());
  return keys
    .filter((key) => ofSessions.includes(key.toLowerCase()))
    .map((key) =>
      invalidKey(
        ['tags', key],
        key,
        `another tag key than ${SESSION_TAGS.join(' and ')}, which tell policies who signed in`,
        'rename the tag',
      ),
    );
}

function tooMany({ length }: readonly string[]): ValidationError[] {
  const { tags: max } = CLOUDFORMATION_QUOTAS;
  return length > max
    ? [quotaExceeded(['tags'], length, max, `at most ${max} tags`, 'remove tags')]
    : [];
}
