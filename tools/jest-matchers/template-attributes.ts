import {
  pseudoParameters,
  type CloudFormationTemplate,
  type References,
} from '../simulator/template-references';
import { withoutConditional } from './conditional-resources';
import { importedArn } from './imported-arns';
import { PLACE, tableArn } from './place';

const { account, region } = PLACE;

/** The values that deployed resources would have, by type and attribute, from the name of the resource. */
const VALUES: Readonly<Record<string, (name: string) => string>> = {
  'AWS::Cognito::IdentityPool.Ref': () => `${region}:0b4c2f4e-4a3b-4c57-9f3e-6a1b2c3d4e5f`,
  'AWS::Cognito::UserPool.ProviderName': (id) =>
    `cognito-idp.${region}.amazonaws.com/${region}_${id}`,
  'AWS::Cognito::UserPool.Ref': (id) => `${region}_${id}`,
  'AWS::DynamoDB::GlobalTable.Arn': tableArn,
  'AWS::DynamoDB::Table.Arn': tableArn,
  'AWS::IAM::ManagedPolicy.Ref': (id) => `arn:aws:iam::${account}:policy/${id}`,
  'AWS::IAM::Role.Arn': (id) => `arn:aws:iam::${account}:role/${id}`,
  'AWS::IAM::User.Arn': (id) => `arn:aws:iam::${account}:user/${id}`,
  'AWS::KMS::Key.Arn': (id) => `arn:aws:kms:${region}:${account}:key/${id}`,
};

/** The properties that name resources, which `Ref` returns. */
const NAMES: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::User': 'UserName',
};

/** Stands for what only a deployment knows. A guess could deny what AWS allows. */
export const UNKNOWN = 'known only after deployment';

/**
 * Asserts that policies, or a table's ARN, depend on nothing that only a deployment knows.
 *
 * @throws {Error} that names it
 */
export function assertKnown(value: unknown): void {
  const [, unknown] = /([^"]*) is known only after deployment/.exec(JSON.stringify(value)) ?? [];
  if (unknown === undefined) return;
  throw new Error(`Cannot decide the request: ${unknown} is ${UNKNOWN}.`);
}

/** References of a template, resolved to values as after a deployment. */
export function templateReferences({ Resources = {} }: CloudFormationTemplate): References {
  return {
    pseudoParameters: pseudoParameters(PLACE),
    attribute: (id, name) => {
      const resource = Resources[id];
      if (!resource || /^(Custom::|AWS::CloudFormation::)/.test(resource.Type)) {
        return `${id}.${name} is ${UNKNOWN}`;
      }
      const given = resource.Properties?.[NAMES[resource.Type] ?? ''];
      const named = typeof given === 'string' ? given : id;
      const known = VALUES[`${resource.Type}.${name}`];
      if (known) return known(named);
      // Equal to no other, and never the ARN of a table.
      return name === 'Ref' ? named : `arn:aws:none:${region}:${account}:${id}/${name}`;
    },
  };
}

const RESOLVED = new Set(['Ref', 'Fn::GetAtt', 'Fn::Join']);

/** A template without what only a deployment knows; ARNs that other stacks of the app export are resolved. */
export function withoutFunctions(template: object): CloudFormationTemplate {
  const text = JSON.stringify(template, (_key, value: unknown) => {
    const imported = importedArn(value);
    if (imported) return imported.arn;
    const [[name, argument] = ['', undefined]] = Object.entries(value ?? {}) as [string, unknown][];
    if (!name.startsWith('Fn::') || RESOLVED.has(name)) return value;
    // With the argument, so that two unknown values are not the same.
    return `${name} of ${JSON.stringify(argument).replaceAll('"', '')} is ${UNKNOWN}`;
  });
  return withoutConditional(
    JSON.parse(text) as CloudFormationTemplate,
    (condition) => `The condition ${condition} is ${UNKNOWN}`,
  );
}
