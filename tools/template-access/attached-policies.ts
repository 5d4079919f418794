import { within, type Location, type Unresolved } from './location';
import type { Boundary, ManagedElsewhere } from './principals';
import type { Resource } from './resources';
import { placed } from './places';
import { objectOf, textsOf } from './shapes';
import { statementsOf, type PolicyStatement } from './statement';
import { shown, type TemplateText } from './template-text';

type Kind = 'role' | 'user' | 'group';

/** The policies that one principal has. */
interface Policies {
  readonly statements: readonly PolicyStatement[];
  readonly managedElsewhere: readonly ManagedElsewhere[];
  readonly unresolved: readonly Unresolved[];
}

/** All policies of a template, and to whom each is attached. */
export interface AttachedPolicies {
  readonly of: (kind: Kind, principal: Resource) => Policies;
  readonly boundary: (arn: TemplateText) => Boundary;
  /** Policies of principals that are not in the template, and of nobody. */
  readonly attachedElsewhere: readonly {
    readonly kind: Kind | 'unattached policy';
    readonly name: TemplateText;
    readonly at: Location;
    readonly statements: readonly PolicyStatement[];
  }[];
  readonly unresolved: readonly Unresolved[];
}

interface Policy {
  readonly id: string;
  readonly managed: boolean;
  /** Its ARN, as `Ref` gives it for a managed one. */
  readonly name: TemplateText;
  readonly statements: readonly PolicyStatement[];
  readonly unresolved: readonly Unresolved[];
  /** By kind, the names that it says itself. */
  readonly attachedTo: Readonly<Record<Kind, readonly TemplateText[]>>;
}

/** How each type of policy says whom it is attached to. Source: CloudFormation template reference, IAM. */
const POLICY_TYPES: Readonly<Record<string, Readonly<Partial<Record<Kind, string>>>>> = {
  'AWS::IAM::Policy': { role: 'Roles', user: 'Users', group: 'Groups' },
  'AWS::IAM::ManagedPolicy': { role: 'Roles', user: 'Users', group: 'Groups' },
  'AWS::IAM::RolePolicy': { role: 'RoleName' },
  'AWS::IAM::UserPolicy': { user: 'UserName' },
  'AWS::IAM::GroupPolicy': { group: 'GroupName' },
};

const PRINCIPAL_TYPES: Readonly<Record<Kind, string>> = {
  role: 'AWS::IAM::Role',
  user: 'AWS::IAM::User',
  group: 'AWS::IAM::Group',
};

export function policiesFor(resources: readonly Resource[]): AttachedPolicies {
  const policies = resources.filter(({ type }) => Object.hasOwn(POLICY_TYPES, type)).map(policyOf);
  const managed = policies.filter((one) => one.managed);
  const of = (kind: Kind, { id, name, properties }: Resource): Policies => {
    const arns = textsOf(properties.ManagedPolicyArns);
    const inTemplate = policies.filter(
      (one) => one.attachedTo[kind].includes(name) || (one.managed && arns.includes(one.name)),
    );
    const inline = placed(properties.Policies).map(({ one, place }) => {
      const at = { resource: id, property: `Properties.Policies[${place}].PolicyDocument` };
      return statementsOf(objectOf(one).PolicyDocument, at);
    });
    const at = { resource: id, property: 'Properties.ManagedPolicyArns' };
    return {
      statements: [...inTemplate, ...inline].flatMap(({ statements }) => statements),
      managedElsewhere: arns
        .filter((arn) => !managed.some((one) => one.name === arn))
        .map((arn) => ({ at, arn })),
      unresolved: inline.flatMap(({ unresolved }) => unresolved),
    };
  };
  return {
    of,
    boundary: (arn) => ({ arn, statements: managed.find((one) => one.name === arn)?.statements }),
    attachedElsewhere: policies.flatMap((policy) => elsewhere(policy, resources)),
    unresolved: policies.flatMap(({ unresolved }) => unresolved),
  };
}

function policyOf({ id, type, name, properties }: Resource): Policy {
  const at = { resource: id, property: 'Properties' };
  const attached = (kind: Kind) => {
    const property = POLICY_TYPES[type]?.[kind];
    return property === undefined ? [] : textsOf(properties[property]);
  };
  return {
    id,
    managed: type === 'AWS::IAM::ManagedPolicy',
    name,
    ...statementsOf(properties.PolicyDocument, within(at, 'PolicyDocument')),
    attachedTo: { role: attached('role'), user: attached('user'), group: attached('group') },
  };
}

/** What a policy gives to whoever is not in the template; to nobody at all, where nobody has it. */
function elsewhere(
  policy: Policy,
  resources: readonly Resource[],
): AttachedPolicies['attachedElsewhere'] {
  const at = { resource: policy.id, property: '' };
  const { statements } = policy;
  const named = (['role', 'user', 'group'] as const).flatMap((kind) =>
    policy.attachedTo[kind].map((name) => ({ kind, name })),
  );
  const strangers = named.filter(
    ({ kind, name }) =>
      !resources.some((one) => one.type === PRINCIPAL_TYPES[kind] && one.name === name),
  );
  const isUsed =
    named.length > 0 ||
    resources.some(({ properties }) =>
      [
        ...textsOf(properties.ManagedPolicyArns),
        ...textsOf(properties.PermissionsBoundary),
      ].includes(policy.name),
    );
  if (!isUsed) return [{ kind: 'unattached policy', name: policy.id, at, statements }];
  return strangers.map(({ kind, name }) => ({ kind, name: shown(name), at, statements }));
}
