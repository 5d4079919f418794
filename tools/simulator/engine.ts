import {
  createValidatedPolicy,
  validateIdentityPolicy,
  validateResourcePolicy,
  type ValidatedPolicy,
} from '@cloud-copilot/iam-policy';
import { runSimulation } from '@cloud-copilot/iam-simulate';
import { statementsOf, type PolicyDocument } from './policy-document';

/** Values of condition keys, as a request carries them; undefined where it certainly does not. */
export type Context = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface Request {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  /** The account that the resource is in. */
  readonly account: string;
  readonly context: Context;
}

export interface Policies {
  readonly ofIdentity?: readonly PolicyDocument[];
  readonly ofResource?: PolicyDocument;
}

/** `inapplicable`: IAM knows no such action, or none on such a resource. */
export type Decision = 'allowed' | 'denied' | 'inapplicable';

export interface Decided {
  readonly decision: Decision;
  /** Where it is allowed: the resource, or, of a request for `*`, what the policies name. */
  readonly allowedOn: readonly string[];
}

/**
 * What IAM decides, as `@cloud-copilot/iam-simulate` has it, with its known faults made good. Each of the faults is
 * pinned by a test that fails once it is mended.
 */
export async function decide(request: Request, policies: Policies): Promise<Decided> {
  const { principal, action, resource, account, context } = request;
  const { ofIdentity = [], ofResource } = policies;
  assertKnown([...ofIdentity, ...(ofResource ? [ofResource] : [])], context);
  const present = Object.entries(context).flatMap(([key, value]) =>
    isNull(value) ? [] : [[key, withoutLineBreaks(authenticatedFirst(value))] as const],
  );
  const result = await runSimulation(
    {
      request: {
        principal,
        action: conditionedLike(action),
        resource: { resource, accountId: account },
        contextVariables: Object.fromEntries(present),
      },
      identityPolicies: ofIdentity.map((policy, position) => ({
        name: `policy ${position}`,
        policy: validated(withIdentityId(policy, context), validateIdentityPolicy),
      })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(ofResource && {
        resourcePolicy: validated(onlyAbout(ofResource, action), validateResourcePolicy),
      }),
    },
    {},
  );
  switch (result.resultType) {
    case 'single':
      return decided(result.overallResult === 'Allowed' ? [resource] : []);
    case 'wildcard': {
      const allowed = result.results.filter(({ analysis }) => analysis.result === 'Allowed');
      return decided(allowed.map(({ resourcePattern }) => resourcePattern));
    }
    case 'error':
      if (INAPPLICABLE.has(result.errors.message))
        return { decision: 'inapplicable', allowedOn: [] };
      throw new Error(
        `the policy engine cannot decide ${action} on ${resource}: ${JSON.stringify(result.errors)}`,
      );
  }
}

/** The policy with what the engine finds wrong with it, looked for once: a quarter of the time of many requests. */
function validated(policy: object, validate: typeof validateIdentityPolicy): ValidatedPolicy {
  const known = VALIDATED.get(policy) ?? createValidatedPolicy(policy, validate);
  VALIDATED.set(policy, known);
  return known;
}

const VALIDATED = new WeakMap<object, ValidatedPolicy>();

function decided(allowedOn: readonly string[]): Decided {
  return { decision: allowedOn.length > 0 ? 'allowed' : 'denied', allowedOn };
}

/** Not a denial: IAM would never be asked. */
const INAPPLICABLE: ReadonlySet<string> = new Set([
  'invalid.action',
  'invalid.service',
  'must.use.wildcard',
  'no.resource.types',
]);

/** The engine takes a key without a value for a key that is there. IAM: Null is true for it. */
function isNull(value: string | readonly string[] | undefined): value is undefined {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

/** The engine reads only the first value of `amr`, which IAM takes for multi-valued. */
function authenticatedFirst(value: string | readonly string[]): string | string[] {
  if (typeof value === 'string') return value;
  return [...value].sort((a, b) => Number(b === 'authenticated') - Number(a === 'authenticated'));
}

/** The engine's `*` stops at a line break. Another character of its own for each, which nobody's keys hold. */
function withoutLineBreaks(value: string | string[]): string | string[] {
  if (typeof value !== 'string') return value.flatMap(withoutLineBreaks);
  return value.replaceAll(/[\n\r\u2028\u2029]/g, (lineBreak) =>
    String.fromCharCode(0xe000 + (lineBreak.charCodeAt(0) & 0xff)),
  );
}

/** The engine drops the identity ID, so that the variable matches nothing: it is filled in before. */
function withIdentityId(policy: PolicyDocument, context: Context): PolicyDocument {
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

/** The policies with the identity ID that was last filled in: most requests are of the same session. */
const FILLED_IN = new WeakMap<object, readonly [policy: PolicyDocument, identityId: string]>();

/** A value that a policy is to take literally, inside a string of JSON. Source: IAM User Guide, policy variables. */
function literally(value: string): string {
  return JSON.stringify(value.replaceAll(/[*?$]/g, '${$&}')).slice(1, -1);
}

/** The engine drops `aud` and `amr` from a request to tag a session: it is decided like the one to assume the role. */
function conditionedLike(action: string): string {
  return action === 'sts:TagSession' ? 'sts:AssumeRoleWithWebIdentity' : action;
}

/** The statements of a trust policy that name the action, as if they named the one that it is decided like. */
function onlyAbout(policy: PolicyDocument, action: string): PolicyDocument {
  if (conditionedLike(action) === action) return policy;
  const statements = statementsOf(policy);
  const plain = statements.every(({ Action = '*' }) => !/[*?]/.test(JSON.stringify(Action)));
  if (!plain)
    throw new Error('unknown trust policy: it names actions by NotAction or by a pattern');
  const about = statements.filter(({ Action = [] }) => [Action].flat().includes(action));
  return {
    ...policy,
    Statement: about.map((statement) => ({ ...statement, Action: conditionedLike(action) })),
  };
}

/** A key that the request says nothing of would be taken for absent, and an Allow that hangs on it for none. */
function assertKnown(policies: readonly PolicyDocument[], context: Context): void {
  const known = new Set(Object.keys(context).map((key) => key.toLowerCase()));
  const unknown = policies.flatMap(keysOf).filter((key) => !known.has(key.toLowerCase()));
  if (unknown.length > 0) {
    throw new Error(`unknown condition keys: ${[...new Set(unknown)].join(', ')}`);
  }
}

/** The keys that a policy asks for, in conditions and as variables. */
function keysOf(policy: PolicyDocument): readonly string[] {
  const remembered = KEYS.get(policy);
  if (remembered) return remembered;
  const conditions = statementsOf(policy).flatMap(({ Condition = {} }) =>
    Object.values(Condition).flatMap((keys) => Object.keys(keys)),
  );
  const variables = [...JSON.stringify(policy).matchAll(/\$\{([\w:./-]+)/g)].map(
    ([, key = '']) => key,
  );
  const keys = [...conditions, ...variables];
  KEYS.set(policy, keys);
  return keys;
}

const KEYS = new WeakMap<object, readonly string[]>();
