import fc from 'fast-check';
import type {
  CloudFormationTemplate,
  TemplateResource,
} from '../../../../tools/simulator/template-references';
import { CONDITIONS, INDEXES, statements, type Statement } from './statements';

type Resources = Record<string, TemplateResource & { readonly Condition?: string }>;

/** How a generated policy gets to a principal or resource. */
type Place = keyof typeof ATTACH;

interface Policy {
  readonly place: Place;
  readonly statements: readonly Statement[];
  /** The condition on which the policy exists, if it is a resource of its own. */
  readonly condition: (typeof CONDITIONS)[number] | undefined;
  /** Who a resource-based policy names. */
  readonly principal: object;
  /** What the policy of a table names. */
  readonly resource: unknown;
}

interface Shape {
  readonly policies: readonly Policy[];
  readonly ordersIsGlobal: boolean;
  readonly ordersIsNamed: boolean;
  readonly userIsNamed: boolean;
  readonly membership: 'none' | 'property' | 'addition';
}

/** A policy document; policies of version 2008-10-17 have no variables. */
function documentOf(Statement: readonly Statement[]) {
  return { Version: '2012-10-17', Statement };
}

const own = (id: string) => (resources: Resources, policy: Policy, policyId: string) => {
  const { Properties: { Policies = [], ...others } = {}, Type = '' } = resources[id] ?? {};
  const inline = { PolicyName: policyId, PolicyDocument: documentOf(policy.statements) };
  const Policies_ = [...(Policies as readonly unknown[]), inline];
  resources[id] = { Type, Properties: { ...others, Policies: Policies_ } };
};

const separate =
  (type: string, attachment: object) => (resources: Resources, policy: Policy, id: string) => {
    resources[id] = {
      Type: `AWS::IAM::${type}`,
      ...(policy.condition && { Condition: policy.condition }),
      Properties: {
        ...(type !== 'ManagedPolicy' && { PolicyName: id }),
        ...attachment,
        PolicyDocument: documentOf(policy.statements),
      },
    };
  };

/** A managed policy that the principal names. */
const named = (id: string) => (resources: Resources, policy: Policy, policyId: string) => {
  separate('ManagedPolicy', {})(resources, { ...policy, condition: undefined }, policyId);
  const { Properties: { ManagedPolicyArns = [], ...others } = {}, Type = '' } = resources[id] ?? {};
  const arns = [...(ManagedPolicyArns as readonly unknown[]), { Ref: policyId }];
  resources[id] = { Type, Properties: { ...others, ManagedPolicyArns: arns } };
};

const boundary = (id: string) => (resources: Resources, policy: Policy, policyId: string) => {
  separate('ManagedPolicy', {})(resources, { ...policy, condition: undefined }, policyId);
  const { Properties = {}, Type = '' } = resources[id] ?? {};
  resources[id] = { Type, Properties: { ...Properties, PermissionsBoundary: { Ref: policyId } } };
};

/** A resource-based policy names principals; the last one of a resource remains. */
const onResource =
  (id: string, where: (document: object, properties: any) => object, namesResource = false) =>
  (resources: Resources, { statements: written, principal, resource }: Policy) => {
    const { Properties = {}, Type = '' } = resources[id] ?? {};
    const Resource = namesResource ? resource : '*';
    const document = documentOf(
      written.map((one) => ({ ...one, ...principal, NotResource: undefined, Resource })),
    );
    resources[id] = { Type, Properties: { ...Properties, ...where(document, Properties) } };
  };

const role = { Ref: 'Role' };
const user = { Ref: 'User' };
const group = { Ref: 'Group' };

const ATTACH = {
  'inline of the role': own('Role'),
  'inline of the user': own('User'),
  'inline of the group': own('Group'),
  'policy on the role': separate('Policy', { Roles: [role] }),
  'policy on all': separate('Policy', { Roles: [role], Users: [user], Groups: [group] }),
  'policy on the group': separate('Policy', { Groups: [group] }),
  'role policy': separate('RolePolicy', { RoleName: role }),
  'user policy': separate('UserPolicy', { UserName: user }),
  'group policy': separate('GroupPolicy', { GroupName: group }),
  'managed policy on the role and the group': separate('ManagedPolicy', {
    Roles: [role],
    Groups: [group],
  }),
  'managed policy that the role names': named('Role'),
  'managed policy that the user names': named('User'),
  'managed policy that the group names': named('Group'),
  'boundary of the role': boundary('Role'),
  'boundary of the user': boundary('User'),
  'policy of a table': onResource(
    'Orders',
    (PolicyDocument, { Replicas }) =>
      Replicas
        ? { Replicas: [{ ...Replicas[0], ResourcePolicy: { PolicyDocument } }] }
        : { ResourcePolicy: { PolicyDocument } },
    true,
  ),
  'policy of a stream': onResource('Orders', (PolicyDocument, { Replicas, StreamSpecification }) =>
    Replicas
      ? {
          Replicas: [
            { ...Replicas[0], ReplicaStreamSpecification: { ResourcePolicy: { PolicyDocument } } },
          ],
        }
      : { StreamSpecification: { ...StreamSpecification, ResourcePolicy: { PolicyDocument } } },
  ),
  'policy of a key': onResource('Key', (KeyPolicy) => ({ KeyPolicy })),
};

const ROLE_ARN = { 'Fn::GetAtt': ['Role', 'Arn'] };
const USER_ARN = { 'Fn::Sub': '${User.Arn}' };
const ROOT = { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' };

/** Its own policy cannot refer to a table. */
const ORDERS = 'arn:aws:dynamodb:us-east-1:111122223333:table/orders';

const principals = fc.constantFrom(
  { Principal: { AWS: ROLE_ARN } },
  { Principal: { AWS: [USER_ARN, ROLE_ARN] } },
  { Principal: { AWS: USER_ARN } },
  { Principal: { AWS: ROOT } },
  { Principal: '*' },
  { Principal: { Service: 'lambda.amazonaws.com' } },
);

const policies: fc.Arbitrary<Policy> = fc.record({
  place: fc.constantFrom(...(Object.keys(ATTACH) as Place[])),
  statements: fc.array(statements, { minLength: 1, maxLength: 2 }),
  condition: fc.option(fc.constantFrom(...CONDITIONS), { nil: undefined, freq: 6 }),
  principal: principals,
  resource: fc.constantFrom<unknown[]>(
    '*',
    ORDERS,
    `${ORDERS}/index/*`,
    [ORDERS, `${ORDERS}/index/byDate`],
    `${ORDERS}/index/by?aker`,
    `${ORDERS}*`,
    `${ORDERS}/*`,
    'arn:aws:dynamodb:*:*:table/ord*',
  ),
});

const shapes: fc.Arbitrary<Shape> = fc.record({
  policies: fc.array(policies, { minLength: 1, maxLength: 3 }),
  ordersIsGlobal: fc.boolean(),
  ordersIsNamed: fc.boolean(),
  userIsNamed: fc.boolean(),
  membership: fc.constantFrom('none', 'property', 'addition'),
});

const index = (IndexName: string) => ({ IndexName, KeySchema: [], Projection: {} });

function tableOf(properties: object): object {
  return {
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    GlobalSecondaryIndexes: INDEXES.map(index),
    StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
    ...properties,
  };
}

function resourcesOf(shape: Shape): Resources {
  const hasPolicy = shape.policies.some(({ place }) => place === 'policy of a table');
  const name = shape.ordersIsNamed || hasPolicy ? { TableName: 'orders' } : {};
  const replicas = shape.ordersIsGlobal ? { Replicas: [{ Region: 'us-east-1' }] } : {};
  const resource = (type: string, Properties: object = {}) => ({
    Type: `AWS::${type}`,
    Properties,
  });
  return {
    Orders: resource(
      `DynamoDB::${shape.ordersIsGlobal ? 'GlobalTable' : 'Table'}`,
      tableOf({ ...name, ...replicas }),
    ) as TemplateResource,
    Notes: resource('DynamoDB::Table', tableOf({})) as TemplateResource,
    Key: resource('KMS::Key', {
      KeyPolicy: documentOf([
        { Effect: 'Allow', Principal: { AWS: ROOT }, Action: 'kms:*', Resource: '*' },
      ]),
    }) as TemplateResource,
    Role: resource('IAM::Role', {
      AssumeRolePolicyDocument: documentOf([
        {
          Effect: 'Allow',
          Principal: { Service: 'lambda.amazonaws.com' },
          Action: 'sts:AssumeRole',
        },
      ]),
    }) as TemplateResource,
    User: resource('IAM::User', {
      ...(shape.userIsNamed && { UserName: 'ada' }),
      ...(shape.membership === 'property' && { Groups: [group] }),
    }) as TemplateResource,
    Group: resource('IAM::Group') as TemplateResource,
    ...(shape.membership === 'addition' && {
      Membership: resource('IAM::UserToGroupAddition', {
        GroupName: group,
        Users: [user],
      }) as TemplateResource,
    }),
  };
}

/** Without the resources that nothing needs, so that a failing template shrinks to the relevant ones. */
function withoutUnused(resources: Resources): Resources {
  const isNamed = (id: string) =>
    Object.entries(resources).some(
      ([other, one]) => other !== id && new RegExp(`["{-]${id}["}.-]`).test(JSON.stringify(one)),
    );
  const hasPolicy = (id: string) => JSON.stringify(resources[id]).includes('Statement"');
  const needed = (id: string) => hasPolicy(id) || isNamed(id);
  const kept = Object.fromEntries(Object.entries(resources).filter(([id]) => needed(id)));
  return Object.keys(kept).length < Object.keys(resources).length ? withoutUnused(kept) : kept;
}

export type GeneratedTemplate = CloudFormationTemplate & {
  readonly Conditions: Readonly<Record<string, unknown>>;
  readonly Resources: Resources;
};

/** Templates of every supported kind of policy, on two tables with indexes and streams, and a key. */
export const templates: fc.Arbitrary<GeneratedTemplate> = shapes.map((shape) => {
  const resources = resourcesOf(shape);
  shape.policies.forEach((policy, position) => {
    ATTACH[policy.place](resources, policy, `Policy${position}`);
  });
  const declared = CONDITIONS.map((name) => [name, { 'Fn::Equals': ['a', 'b'] }]);
  return {
    Conditions: Object.fromEntries(declared) as GeneratedTemplate['Conditions'],
    Resources: JSON.parse(JSON.stringify(withoutUnused(resources))) as Resources,
  };
});

/** The conditions that a template uses, with each of their values. */
export function assignmentsOf(
  template: GeneratedTemplate,
): readonly Readonly<Record<string, boolean>>[] {
  const text = JSON.stringify(template.Resources);
  const used = CONDITIONS.filter((name) =>
    new RegExp(`("Fn::If":\\[|"Condition":)"${name}"`).test(text),
  );
  return used.reduce<readonly Readonly<Record<string, boolean>>[]>(
    (all, name) => all.flatMap((one) => [true, false].map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}

/** A template without the resources whose condition is false. */
export function existing(
  { Resources, ...others }: GeneratedTemplate,
  assignment: Readonly<Record<string, boolean>>,
): CloudFormationTemplate {
  const left = Object.entries(Resources).filter(
    ([, { Condition }]) => Condition === undefined || assignment[Condition] === true,
  );
  return { ...others, Resources: Object.fromEntries(left) };
}
