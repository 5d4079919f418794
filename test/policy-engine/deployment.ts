import type { Template } from 'aws-cdk-lib/assertions';

const ACCOUNT = '111122223333';
const REGION = 'us-east-1';

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

/** Fills in the references of a synthesized template; fails on any that it does not know. */
export function deploymentOf(template: Template): Deployment {
  const resources: Record<string, { Type: string; Properties: Record<string, any> }> =
    template.toJSON().Resources;
  const typeOf = (id: string) => resources[id]?.Type ?? 'none';
  const attribute = (id: string, name: string) => {
    const value = ATTRIBUTES[`${typeOf(id)}.${name}`]?.(resources[id]?.Properties.TableName ?? id);
    if (value === undefined) throw new Error(`unknown attribute ${name} of ${id}`);
    return value;
  };
  const resolve = (value: unknown): any => {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== 'object' || value === null) return value;
    const [[name, argument] = ['', undefined], ...others] = Object.entries(value);
    if (others.length > 0 || !/^(Ref|Fn::\w+)$/.test(name)) {
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolve(inner)]));
    }
    if (name === 'Ref') return PSEUDO_PARAMETERS[argument] ?? attribute(argument, 'Ref');
    if (name === 'Fn::GetAtt') return attribute(argument[0], argument[1]);
    if (name === 'Fn::Join') return resolve(argument[1]).join(argument[0]);
    throw new Error(`unknown intrinsic ${name}`);
  };
  if (JSON.stringify(resources).includes('"ResourcePolicy"')) {
    throw new Error('unknown resource policy of a table: the policy engine is not asked about it');
  }
  const resolved: Record<string, Record<string, any>> = {};
  return {
    account: ACCOUNT,
    region: REGION,
    properties: (id) => (resolved[id] ??= resolve(resources[id]?.Properties)),
    idsOf: (type) => Object.keys(resources).filter((id) => typeOf(id) === type),
    attribute,
  };
}

const PSEUDO_PARAMETERS: Record<string, string> = {
  'AWS::AccountId': ACCOUNT,
  'AWS::Partition': 'aws',
  'AWS::Region': REGION,
  'AWS::StackName': 'stack',
  'AWS::URLSuffix': 'amazonaws.com',
};

const ATTRIBUTES: Record<string, (name: string) => string> = {
  'AWS::Cognito::IdentityPool.Ref': () => `${REGION}:0b4c2f4e-4a3b-4c57-9f3e-6a1b2c3d4e5f`,
  'AWS::Cognito::UserPool.ProviderName': () => `cognito-idp.${REGION}.amazonaws.com/${REGION}_Ab1`,
  'AWS::Cognito::UserPool.Ref': () => `${REGION}_Ab1`,
  'AWS::Cognito::UserPoolClient.Ref': () => '1example23456789',
  'AWS::DynamoDB::GlobalTable.Arn': (name) => `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${name}`,
  'AWS::DynamoDB::GlobalTable.Ref': (name) => name,
  'AWS::IAM::ManagedPolicy.Ref': (id) => `arn:aws:iam::${ACCOUNT}:policy/${id}`,
  'AWS::IAM::Role.Ref': (id) => id,
  'AWS::IAM::Role.Arn': (id) => `arn:aws:iam::${ACCOUNT}:role/${id}`,
  'AWS::KMS::Key.Arn': (id) => `arn:aws:kms:${REGION}:${ACCOUNT}:key/${id}`,
};
