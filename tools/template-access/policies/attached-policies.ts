import { asObject, asTexts } from '../template/json-values';
import { withPositions } from '../template/list-positions';
import type { Location } from '../template/location';
import type { Resource } from '../template/resource';
import { shown, type TemplateText } from '../template/template-text';
import type { Unresolved } from '../template/unresolved';
import { awsManagedStatements } from './aws-managed-policies';
import {
  ATTACHING_PROPERTIES,
  isPolicyType,
  PRINCIPAL_TYPES,
  type PrincipalKind,
} from './iam-resource-types';
import { statementsOf } from './policy-document';
import type { PolicyStatement } from './policy-statement';

/** A managed policy that is not in the template. */
export interface ExternalManagedPolicy {
  readonly at: Location;
  readonly arn: TemplateText;
  /** Of a known AWS managed policy, those that matter; undefined if the statements are not known. */
  readonly statements: readonly PolicyStatement[] | undefined;
}

export interface PermissionsBoundary {
  readonly arn: TemplateText;
  /** Undefined if the policy is not in the template. */
  readonly statements: readonly PolicyStatement[] | undefined;
}

/** The policies of one principal. */
export interface PrincipalPolicies {
  readonly statements: readonly PolicyStatement[];
  readonly externalManagedPolicies: readonly ExternalManagedPolicy[];
  readonly unresolved: readonly Unresolved[];
}

/** A policy attached to a principal outside the template, or to none. */
export interface ExternalAttachment {
  readonly kind: PrincipalKind | 'unattached policy';
  readonly name: TemplateText;
  readonly at: Location;
  readonly statements: readonly PolicyStatement[];
}

/** The policies of a template by the principals that they are attached to. */
export interface AttachedPolicies {
  readonly of: (kind: PrincipalKind, principal: Resource) => PrincipalPolicies;
  readonly boundary: (arn: TemplateText) => PermissionsBoundary;
  readonly external: readonly ExternalAttachment[];
  readonly unresolved: readonly Unresolved[];
}

interface Policy {
  readonly id: string;
  readonly isManaged: boolean;
  /** The return value of `Ref`, which is the ARN for a managed policy. */
  readonly name: TemplateText;
  readonly statements: readonly PolicyStatement[];
  readonly unresolved: readonly Unresolved[];
  /** The principals that the policy resource names. */
  readonly attachedTo: Readonly<Record<PrincipalKind, readonly TemplateText[]>>;
}

export function attachedPolicies(resources: readonly Resource[]): AttachedPolicies {
  const policies = resources.flatMap(policyOf);
  const managed = policies.filter(({ isManaged }) => isManaged);
  return {
    of: (kind, principal) => policiesOf(kind, principal, policies),
    boundary: (arn) => ({ arn, statements: managed.find(({ name }) => name === arn)?.statements }),
    external: policies.flatMap((policy) => externalAttachmentsOf(policy, resources)),
    unresolved: policies.flatMap((policy) =>
      // What it hides is reported with each principal of the template.
      externalAttachmentsOf(policy, resources).length > 0
        ? policy.unresolved
        : policy.unresolved.map(({ at, what }) => ({ at, what })),
    ),
  };
}

function policyOf({ id, type, name, properties }: Resource): readonly Policy[] {
  if (!isPolicyType(type)) return [];
  const attaching = ATTACHING_PROPERTIES[type];
  const names = (kind: PrincipalKind) => {
    const property = attaching[kind];
    return property === undefined ? [] : asTexts(properties[property]);
  };
  const at = { resource: id, property: 'Properties.PolicyDocument' };
  return [
    {
      id,
      isManaged: type === 'AWS::IAM::ManagedPolicy',
      name,
      ...statementsOf(properties.PolicyDocument, at),
      attachedTo: { role: names('role'), user: names('user'), group: names('group') },
    },
  ];
}

/** The policies that name a principal, the policies that the principal names, and its inline policies. */
function policiesOf(
  kind: PrincipalKind,
  { id, name, properties }: Resource,
  policies: readonly Policy[],
): PrincipalPolicies {
  const arns = asTexts(properties.ManagedPolicyArns);
  const inTemplate = policies.filter(
    (one) => one.attachedTo[kind].includes(name) || (one.isManaged && arns.includes(one.name)),
  );
  const inline = withPositions(properties.Policies).map(({ item, position }) => {
    const at = { resource: id, property: `Properties.Policies[${position}].PolicyDocument` };
    return statementsOf(asObject(item).PolicyDocument, at);
  });
  const at = { resource: id, property: 'Properties.ManagedPolicyArns' };
  return {
    statements: [...inTemplate, ...inline].flatMap(({ statements }) => statements),
    externalManagedPolicies: arns
      .filter((arn) => !policies.some((one) => one.isManaged && one.name === arn))
      .map((arn) => ({ at, arn, statements: awsManagedStatements(arn) })),
    unresolved: [
      ...inline.flatMap(({ unresolved }) => unresolved),
      ...inTemplate.filter(isUnread).map((policy) => ({
        at: { resource: id, property: '' },
        what: `policy ${policy.id}, whose statements are not all known`,
        hides: { who: `${id}, by policy ${policy.id}` },
      })),
    ],
  };
}

function isUnread({ unresolved }: Policy): boolean {
  return unresolved.some(({ hides }) => hides !== undefined);
}

/** The attachments of a policy to principals outside the template; unattached if no principal has it. */
function externalAttachmentsOf(
  policy: Policy,
  resources: readonly Resource[],
): readonly ExternalAttachment[] {
  const at = { resource: policy.id, property: '' };
  const { statements } = policy;
  const named = (['role', 'user', 'group'] as const).flatMap((kind) =>
    policy.attachedTo[kind].map((name) => ({ kind, name })),
  );
  if (named.length === 0 && !isReferenced(policy, resources)) {
    return [{ kind: 'unattached policy', name: policy.id, at, statements }];
  }
  return named
    .filter(
      ({ kind, name }) =>
        !resources.some((one) => one.type === PRINCIPAL_TYPES[kind] && one.name === name),
    )
    .map(({ kind, name }) => ({ kind, name: shown(name), at, statements }));
}

/** Whether a principal names a policy, also as its permissions boundary. */
function isReferenced({ name }: Policy, resources: readonly Resource[]): boolean {
  return resources.some(({ properties }) =>
    [...asTexts(properties.ManagedPolicyArns), ...asTexts(properties.PermissionsBoundary)].includes(
      name,
    ),
  );
}
