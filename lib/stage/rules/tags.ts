import { isSessionTag, SESSION_TAGS } from '../../aws/condition-keys';
import { CLOUDFORMATION_QUOTAS } from '../../aws/quotas';
import { remove, together } from '../fix';
import { duplicate, invalidKey, quotaExceeded, type ValidationError } from '../validation-error';
import type { Rule } from './rule';

/** Tag keys are unique, differ from the session tags of the policies, and fit CloudFormation's quota. */
export const tagsRule: Rule = ({ tags: written = {} }) => {
  const keys = Object.keys(written);
  return [...repeated(keys), ...reserved(keys), ...tooMany(keys)];
};

/** IAM compares tag keys without case. Source: IAM User Guide, Tags for IAM resources. */
function repeated(keys: readonly string[]): ValidationError[] {
  const known = new Map<string, string>();
  return keys.flatMap((key) => {
    const first = known.get(key.toLowerCase());
    known.set(key.toLowerCase(), first ?? key);
    if (first === undefined) return [];
    const expected = `a tag key that differs from "${first}" in more than case`;
    const fix = remove(['tags', key], 'rename or remove one of the two tags');
    return [duplicate(['tags', key], key, expected, fix)];
  });
}

/** `aws:PrincipalTag` falls back to the tag of the role: all users without the session tag would share one value. */
function reserved(keys: readonly string[]): ValidationError[] {
  return keys
    .filter(isSessionTag)
    .map((key) =>
      invalidKey(
        ['tags', key],
        key,
        `any key except ${SESSION_TAGS.join(' and ')}, the session tags that identify the user in policies`,
        'rename the tag',
      ),
    );
}

function tooMany(keys: readonly string[]): ValidationError[] {
  const { tags: max } = CLOUDFORMATION_QUOTAS;
  if (keys.length <= max) return [];
  const fixes = keys.slice(max).map((key) => remove(['tags', key]));
  const expected = `at most ${max} tags, CloudFormation's quota`;
  return [quotaExceeded(['tags'], keys.length, max, expected, together('remove tags', fixes))];
}
