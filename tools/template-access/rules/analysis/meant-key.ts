import { closest, distance } from 'fastest-levenshtein';
import { COGNITO_IDENTITY_SERVICES } from '../../../../lib/aws/cognito-identity-service';
import {
  GLOBAL_CONDITION_KEYS,
  STS_CONDITION_KEYS,
  TAG_CONDITION_KEYS,
} from '../../../../lib/aws/global-condition-keys';

/** The claims of an identity pool's token that are condition keys. Source: Service Authorization Reference, AWS STS. */
export const COGNITO_CLAIMS = ['amr', 'aud', 'sub'] as const;

const COGNITO_KEYS = COGNITO_IDENTITY_SERVICES.flatMap((service) =>
  COGNITO_CLAIMS.map((claim) => `${service}:${claim}`),
);
const KNOWN = [...GLOBAL_CONDITION_KEYS, ...STS_CONDITION_KEYS, ...COGNITO_KEYS];
const LOWER_CASE = KNOWN.map((key) => key.toLowerCase());
const WITH_TAG = new Set(TAG_CONDITION_KEYS.map((key) => key.toLowerCase()));

/** Whether IAM has a condition key. Keys are not case-sensitive. */
export function isKnownKey(key: string): boolean {
  const [name = '', ...tag] = key.toLowerCase().split('/');
  if (WITH_TAG.has(name)) return tag.join('/') !== '';
  return LOWER_CASE.includes(name.startsWith('sts:requestcontext') ? name : key.toLowerCase());
}

/** The key that a misspelt one means: one that differs in few characters. */
export function meantKey(key: string): string | undefined {
  const tagged =
    /^(aws.?principal.?tags?|aws.?request.?tags?|aws.?resource.?tags?)[/:.](.+)$/i.exec(key);
  const [, name = key, tag] = tagged ?? [];
  const nearest = closest(name.toLowerCase(), LOWER_CASE);
  if (distance(name.toLowerCase(), nearest) > Math.min(6, name.length / 3)) return undefined;
  const meant = KNOWN[LOWER_CASE.indexOf(nearest)];
  if (meant === undefined || tag === undefined) return meant;
  return WITH_TAG.has(nearest) ? `${meant}/${tag}` : undefined;
}

/** Whether a key is meant to be a claim of an identity pool's token. */
export function isCognitoLike(key: string): boolean {
  return /cognito-?identity/i.test(key);
}
