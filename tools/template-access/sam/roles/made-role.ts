import { objectOf, type JsonObject } from '../../template/json-values';
import { within, type Location } from '../../template/location';
import type { Unresolved } from '../../template/unresolved';
import type { MadeResources, Origin } from '../made-resources';
import type { WrittenPolicy, ReadPolicy } from './written-policies';

/** A role that SAM makes. */
export interface MadeRole {
  readonly id: string;
  /** What it is made for. */
  readonly at: Location;
  /** Resource attributes. */
  readonly passed: JsonObject;
  /** A service principal, or the trust policy that the template sets. */
  readonly trust: string | Written;
  readonly written: readonly WrittenPolicy[];
  /** The list of policies in the template. */
  readonly policies?: Location;
  readonly boundary?: Written | undefined;
  /** A map, as SAM has it. */
  readonly tags?: Written | undefined;
}

/** A value, with its location. */
export interface Written {
  readonly value: unknown;
  readonly at: Location;
}

/** Source: AWS SAM Developer Guide, Generated CloudFormation resources. */
export function madeRole(role: MadeRole): MadeResources {
  const { id, passed, trust, boundary, written } = role;
  const documents = policiesOf('document', written);
  const tags = tagsOf(role.tags);
  const Properties = {
    AssumeRolePolicyDocument: typeof trust === 'string' ? trustOf(trust) : trust.value,
    ManagedPolicyArns: policiesOf('managed', written).map((one) => one.under(one.policy)),
    Policies: documents.map((one, position) =>
      one.under({ PolicyName: `${id}Policy${position}`, PolicyDocument: one.policy }),
    ),
    ...(boundary && { PermissionsBoundary: boundary.value }),
    ...(tags.length > 0 && { Tags: tags.map(({ tag }) => tag) }),
  };
  return {
    resources: { [id]: { Type: 'AWS::IAM::Role', Properties, ...passed } },
    origins: originsOf(role),
    unresolved: unreadPolicies(role),
  };
}

/** One line per role. */
function unreadPolicies({ id, at, policies = at, written }: MadeRole): readonly Unresolved[] {
  const unread = written.filter((one) => one.kind === 'unread');
  const [first, ...others] = unread;
  if (first === undefined) return [];
  const who = `role ${at.resource === '' ? id : `of ${at.resource}`}, made by SAM`;
  const what = `not analyzed: ${unread.map((one) => one.what).join('; ')}`;
  return [{ at: others.length === 0 ? first.at : policies, what, hides: { who } }];
}

function originsOf({ id, at, trust, boundary, written, ...role }: MadeRole): readonly Origin[] {
  const origin = (property: string, written: Location): Origin => ({
    made: { resource: id, property },
    written,
  });
  return [
    origin('', at),
    ...(typeof trust === 'string' ? [] : [origin('Properties.AssumeRolePolicyDocument', trust.at)]),
    ...(boundary ? [origin('Properties.PermissionsBoundary', boundary.at)] : []),
    ...policiesOf('document', written).map((one, position) =>
      origin(`Properties.Policies[${position}].PolicyDocument`, one.at),
    ),
    ...(role.policies ? [origin('Properties.ManagedPolicyArns', role.policies)] : []),
    ...policiesOf('managed', written).map((one, position) =>
      origin(`Properties.ManagedPolicyArns[${position}]`, one.at),
    ),
    ...tagsOf(role.tags).map((one, position) => origin(`Properties.Tags[${position}]`, one.at)),
  ];
}

function policiesOf(
  kind: ReadPolicy['kind'],
  written: readonly WrittenPolicy[],
): readonly ReadPolicy[] {
  const policies = written.filter((one) => one.kind === kind) as readonly ReadPolicy[];
  // Several events can add the same policy.
  const byContent = new Map(policies.map((one) => [JSON.stringify(one.under(one.policy)), one]));
  return [...byContent.values()];
}

function tagsOf(tags: Written | undefined): readonly { tag: JsonObject; at: Location }[] {
  if (tags === undefined) return [];
  return Object.entries(objectOf(tags.value)).map(([Key, Value]) => ({
    tag: { Key, Value },
    at: within(tags.at, Key),
  }));
}

function trustOf(service: string): JsonObject {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: [service] }, Action: ['sts:AssumeRole'] }],
  };
}
