// Known faults of @cloud-copilot/iam-simulate and their corrections. A test asserts each fault and fails once it is fixed.
import type { RequestContext } from './condition-keys';
import { documentStatements, type PolicyDocument } from './policy-document';

/** The context in the form that the engine needs. */
export function presentKeys(context: RequestContext): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(context).flatMap(([key, value]) =>
      isNull(value) ? [] : [[key, withoutLineBreaks(authenticatedFirst(value))] as const],
    ),
  );
}

/** The engine treats a key without values as present. In IAM, `Null` is true for it. */
function isNull(value: string | readonly string[] | undefined): value is undefined {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

/** The engine reads only the first value of `amr`, which is multivalued in IAM. */
function authenticatedFirst(value: string | readonly string[]): string | string[] {
  if (typeof value === 'string') return value;
  return [...value].sort((a, b) => Number(b === 'authenticated') - Number(a === 'authenticated'));
}

/** The engine's `*` stops at a line break. Each becomes a private-use character, which no key has. */
function withoutLineBreaks(value: string | string[]): string | string[] {
  if (typeof value !== 'string') return value.flatMap(withoutLineBreaks);
  return value.replaceAll(/[\n\r\u2028\u2029]/g, (lineBreak) =>
    String.fromCharCode(0xe000 + (lineBreak.charCodeAt(0) & 0xff)),
  );
}

/** Policies with the last identity ID inserted, because most requests are from the same session. */
const FILLED_IN = new WeakMap<object, readonly [policy: PolicyDocument, identityId: string]>();

/** The engine drops the identity ID, so its policy variable would match nothing. It is inserted beforehand. */
export function withIdentityId(policy: PolicyDocument, context: RequestContext): PolicyDocument {
  const [key, value] =
    Object.entries(context).find(([name]) => /^cognito-identity.*:sub$/.test(name)) ?? [];
  if (key === undefined || typeof value !== 'string') return policy;
  const [filledIn, by] = FILLED_IN.get(policy) ?? [];
  if (filledIn !== undefined && by === value) return filledIn;
  const text = JSON.stringify(policy).replaceAll(`\${${key}}`, () => literally(value));
  const fresh = JSON.parse(text) as PolicyDocument;
  FILLED_IN.set(policy, [fresh, value]);
  return fresh;
}

/** A value escaped for a policy, inside a JSON string. Source: IAM User Guide, policy variables. */
function literally(value: string): string {
  return JSON.stringify(value.replaceAll(/[*?$]/g, '${$&}')).slice(1, -1);
}

/** The engine drops `aud` and `amr` for `sts:TagSession`, so it is decided like `AssumeRoleWithWebIdentity`. */
export function decidedLike(action: string): string {
  return action === 'sts:TagSession' ? 'sts:AssumeRoleWithWebIdentity' : action;
}

/** The statements of a trust policy for the action, with the action that it is decided like. */
export function withStatementsAbout(policy: PolicyDocument, action: string): PolicyDocument {
  if (decidedLike(action) === action) return policy;
  const statements = documentStatements(policy);
  const isPlain = statements.every(({ Action = '*' }) => !/[*?]/.test(JSON.stringify(Action)));
  if (!isPlain) {
    throw new Error('Trust policies with NotAction or action wildcards are not supported.');
  }
  return {
    ...policy,
    Statement: statements
      .filter(({ Action = [] }) => [Action].flat().includes(action))
      .map((statement) => ({ ...statement, Action: decidedLike(action) })),
  };
}
