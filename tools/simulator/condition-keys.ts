import { documentStatements, type PolicyDocument } from './policy-document';

/** Values of condition keys in a request; undefined if the request does not have the key. */
export type RequestContext = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Asserts that the context mentions every condition key of the policies. The engine treats other keys as absent, and so
 * would lose an Allow that needs one.
 *
 * @throws {Error} if a policy has another condition key
 */
export function assertKnownConditionKeys(
  policies: readonly PolicyDocument[],
  context: RequestContext,
): void {
  const known = new Set(Object.keys(context).map((key) => key.toLowerCase()));
  const unknown = policies.flatMap(conditionKeys).filter((key) => !known.has(key.toLowerCase()));
  if (unknown.length > 0) {
    throw new Error(
      `Unknown condition keys: ${[...new Set(unknown)].join(', ')}. Set each in the context of the request, to undefined if the request does not have it.`,
    );
  }
}

const KEYS = new WeakMap<object, readonly string[]>();

/** The keys that a policy uses, in conditions and as policy variables. */
function conditionKeys(policy: PolicyDocument): readonly string[] {
  const known = KEYS.get(policy);
  if (known) return known;
  const conditions = documentStatements(policy).flatMap(({ Condition = {} }) =>
    Object.values(Condition).flatMap((keys) => Object.keys(keys)),
  );
  const variables = [...JSON.stringify(policy).matchAll(/\$\{([\w:./-]+)/g)].map(
    ([, key = '']) => key,
  );
  const keys = [...conditions, ...variables];
  KEYS.set(policy, keys);
  return keys;
}
