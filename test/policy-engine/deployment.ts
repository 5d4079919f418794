import type { Template } from 'aws-cdk-lib/assertions';

/** What CloudFormation would deploy: resources with every reference filled in. */
export interface Deployment {
  readonly account: string;
  readonly region: string;
  /** The properties of a resource. */
  readonly properties: (logicalId: string) => Record<string, any>;
  /** The logical IDs of all resources of a type. */
  readonly idsOf: (type: string) => readonly string[];
  /** What `Ref` or `Fn::GetAtt` gives for a resource. */
  readonly attribute: (logicalId: string, name: string) => string;
}

interface Place {
  readonly account: string;
  readonly region: string;
}

interface Resource {
  readonly Type: string;
  readonly Properties?: Record<string, any>;
}

/** Fills in the references of a synthesized template; fails on any that it does not know. */
export function deploymentOf(
  template: Template,
  place: Place = { account: '111122223333', region: 'us-east-1' },
): Deployment {
  const resources: Record<string, Resource> = template.toJSON().Resources ?? {};
  const resourceOf = (id: string): Resource => {
    const resource = resources[id];
    if (!resource) throw new Error(`unknown resource ${id}`);
    return resource;
  };
  const known = attributes(place);
  const attribute = (id: string, name: string) => {
    const { Type, Properties } = resourceOf(id);
    const given = known[`${Type}.${name}`];
    if (!given) throw new Error(`unknown attribute ${name} of ${id}, an ${Type}`);
    return given(Properties?.TableName ?? id);
  };
  const references: References = { attribute, pseudoParameters: pseudoParameters(place) };
  const idsOf = (type: string) =>
    Object.keys(resources).filter((id) => resourceOf(id).Type === type);
  const open = idsOf('AWS::DynamoDB::GlobalTable').find((id) =>
    JSON.stringify(resources[id]).includes('"ResourcePolicy"'),
  );
  if (open) throw new Error(`unknown resource policy of ${open}`);
  const resolved: Record<string, Record<string, any>> = {};
  const properties = (id: string) =>
    (resolved[id] ??= resolve(resourceOf(id).Properties ?? {}, references));
  return { ...place, properties, idsOf, attribute };
}

interface References extends Pick<Deployment, 'attribute'> {
  readonly pseudoParameters: Readonly<Record<string, string>>;
}

function resolve(value: unknown, references: References): any {
  if (Array.isArray(value)) return value.map((one) => resolve(one, references));
  if (typeof value !== 'object' || value === null) return value;
  const [[name, argument] = ['', undefined], ...others] = Object.entries(value);
  if (others.length > 0 || !/^(Ref|Fn::\w+)$/.test(name)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, resolve(inner, references)]),
    );
  }
  const { attribute, pseudoParameters } = references;
  if (name === 'Ref') return pseudoParameters[argument] ?? attribute(argument, 'Ref');
  if (name === 'Fn::GetAtt') return attribute(argument[0], argument[1]);
  if (name === 'Fn::Join') return resolve(argument[1], references).join(argument[0]);
  throw new Error(`unknown intrinsic function ${name}`);
}

function pseudoParameters({ account, region }: Place): Record<string, string> {
  return {
    'AWS::AccountId': account,
    'AWS::Partition': 'aws',
    'AWS::Region': region,
    'AWS::StackName': 'stack',
    'AWS::URLSuffix': 'amazonaws.com',
  };
}

function attributes({ account, region }: Place): Record<string, (name: string) => string> {
  return {
    'AWS::Cognito::IdentityPool.Ref': () => `${region}:0b4c2f4e-4a3b-4c57-9f3e-6a1b2c3d4e5f`,
    'AWS::Cognito::UserPool.ProviderName': () =>
      `cognito-idp.${region}.amazonaws.com/${region}_Ab1`,
    'AWS::Cognito::UserPool.Ref': () => `${region}_Ab1`,
    'AWS::Cognito::UserPoolClient.Ref': () => '1example23456789',
    'AWS::DynamoDB::GlobalTable.Arn': (name) =>
      `arn:aws:dynamodb:${region}:${account}:table/${name}`,
    'AWS::DynamoDB::GlobalTable.Ref': (name) => name,
    'AWS::IAM::AccessKey.Ref': (id) => `AKIA${id}`,
    'AWS::IAM::AccessKey.SecretAccessKey': (id) => `secret of ${id}`,
    'AWS::IAM::InstanceProfile.Arn': (id) => `arn:aws:iam::${account}:instance-profile/${id}`,
    'AWS::IAM::ManagedPolicy.Ref': (id) => `arn:aws:iam::${account}:policy/${id}`,
    'AWS::IAM::Role.Ref': (id) => id,
    'AWS::IAM::Role.Arn': (id) => `arn:aws:iam::${account}:role/${id}`,
    'AWS::IAM::User.Ref': (id) => id,
    'AWS::KMS::Key.Arn': (id) => `arn:aws:kms:${region}:${account}:key/${id}`,
    'AWS::Logs::LogGroup.Arn': (id) => `arn:aws:logs:${region}:${account}:log-group:${id}:*`,
    'AWS::RolesAnywhere::TrustAnchor.TrustAnchorArn': (id) =>
      `arn:aws:rolesanywhere:${region}:${account}:trust-anchor/${id}`,
  };
}
