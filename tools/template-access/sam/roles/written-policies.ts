import { isIntrinsic } from '../../template/intrinsic-functions';
import { isObject } from '../../template/json-values';
import { within, type Location } from '../../template/location';
import { SAM_DEFINITIONS } from '../definitions/sam-definitions';
import { isNoValue } from '../generated-choice';
import { managedPolicyArn } from './managed-policy-arn';
import { documentOf, missingParameters, policyTemplate } from './policy-template';

/** A policy of a role that SAM generates, with the location that asks for it. */
export type WrittenPolicy = ReadPolicy | UnreadPolicy;

export interface ReadPolicy {
  readonly kind: 'document' | 'managed';
  /** The policy document, or the ARN. */
  readonly policy: unknown;
  readonly at: Location;
  /** `Fn::If` around the entry of the role, if a condition of the template decides. */
  readonly under: (entry: unknown) => unknown;
}

/** SAM refuses it, or only a SAM version newer than the definitions knows it. */
export interface UnreadPolicy {
  readonly kind: 'unread';
  readonly what: string;
  readonly at: Location;
}

const NO_VALUE = { Ref: 'AWS::NoValue' };

/** A policy under no condition. */
export function readPolicy(kind: ReadPolicy['kind'], policy: unknown, at: Location): ReadPolicy {
  return { kind, policy, at, under: (entry) => entry };
}

/**
 * The property `Policies` of a function or a state machine: one or several policy documents, names or ARNs of managed
 * policies, policy templates, or `Fn::If` of these.
 *
 * Source: AWS SAM Developer Guide, AWS::Serverless::Function; AWS SAM policy templates.
 */
export function writtenPolicies(written: unknown, at: Location): readonly WrittenPolicy[] {
  if (written === undefined || written === null || written === '') return [];
  if (!Array.isArray(written)) return policiesIn(written, at);
  return written.flatMap((one, position) =>
    policiesIn(one, { ...at, property: `${at.property}[${position}]` }),
  );
}

function policiesIn(written: unknown, at: Location): readonly WrittenPolicy[] {
  if (typeof written === 'string') {
    return [readPolicy('managed', managedPolicyArn(written), at)];
  }
  if (Array.isArray(written)) return written.flatMap((one) => policiesIn(one, at));
  if (!isObject(written)) return [unread('a policy that is neither text nor a map', at)];
  if (isNoValue(written)) return [];
  if (Array.isArray(written['Fn::If'])) return conditionalPolicies(written['Fn::If'], at);
  if (isIntrinsic(written)) return [readPolicy('managed', written, at)];
  if ('Statement' in written) return [readPolicy('document', written, at)];
  return [templatePiece(written, at)];
}

/** Each alternative is a policy of its own, under the condition. */
function conditionalPolicies(
  [condition, whenTrue, whenFalse]: readonly unknown[],
  at: Location,
): readonly WrittenPolicy[] {
  const ifTrue = policiesIn(whenTrue ?? NO_VALUE, at).map((one) =>
    conditional(one, (entry) => [condition, entry, NO_VALUE]),
  );
  const ifFalse = policiesIn(whenFalse ?? NO_VALUE, at).map((one) =>
    conditional(one, (entry) => [condition, NO_VALUE, entry]),
  );
  return [...ifTrue, ...ifFalse];
}

function conditional(one: WrittenPolicy, choice: (entry: unknown) => unknown): WrittenPolicy {
  if (one.kind === 'unread') return one;
  return { ...one, under: (entry) => ({ 'Fn::If': choice(one.under(entry)) }) };
}

function templatePiece(written: Readonly<Record<string, unknown>>, at: Location): WrittenPolicy {
  const [[name, values] = ['', undefined], ...others] = Object.entries(written);
  const template = others.length === 0 ? policyTemplate(name) : undefined;
  const keys = Object.keys(written).join(', ') || 'no keys';
  if (!template) {
    return unread(
      `a policy with ${keys}, which is no policy template of SAM ${SAM_DEFINITIONS.version}`,
      at,
    );
  }
  const missing = missingParameters(template, values);
  if (missing.length > 0)
    return unread(`policy template ${name} without ${missing.join(', ')}`, at);
  return readPolicy('document', documentOf(template, values), within(at, name));
}

export function unread(what: string, at: Location): UnreadPolicy {
  return { kind: 'unread', what, at };
}
