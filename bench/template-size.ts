import {
  resolveReferences,
  pseudoParameters,
  type CloudFormationTemplate,
} from '../tools/simulator/template-references';

/** What grows with a stage and has a quota in CloudFormation or IAM. */
export interface TemplateSize {
  readonly resources: number;
  readonly outputs: number;
  readonly bytes: number;
  /** All managed policies, as IAM counts them once deployed. */
  readonly policyCharacters: number;
  readonly largestPolicy: number;
  /** Managed policies of the authenticated role. */
  readonly authenticatedRolePolicies: number;
}

/** @param text the template as it is sent to CloudFormation */
export function templateSize(text: string): TemplateSize {
  const template = JSON.parse(text) as CloudFormationTemplate & { readonly Outputs?: object };
  const resources = template.Resources ?? {};
  const policies = Object.values(resources)
    .filter(({ Type }) => Type === 'AWS::IAM::ManagedPolicy')
    .map(({ Properties }) => JSON.stringify(deployed(Properties?.PolicyDocument)).length);
  const { ManagedPolicyArns: attached = [] } = (resources.AuthenticatedRole?.Properties ??
    {}) as Readonly<Record<string, readonly unknown[]>>;
  return {
    resources: Object.keys(resources).length,
    outputs: Object.keys(template.Outputs ?? {}).length,
    bytes: Buffer.byteLength(text),
    policyCharacters: policies.reduce((total, characters) => total + characters, 0),
    largestPolicy: Math.max(0, ...policies),
    authenticatedRolePolicies: attached.length,
  };
}

const PLACE = { account: '111122223333', region: 'us-east-1' };

/** With ARNs as they are where CloudFormation names the tables. */
function deployed(document: unknown): unknown {
  const attribute = (id: string) =>
    `arn:aws:dynamodb:${PLACE.region}:${PLACE.account}:table/growth-${id}-1A2B3C4D5E6F7`;
  return resolveReferences(document, { attribute, pseudoParameters: pseudoParameters(PLACE) });
}
