import {
  pseudoParameters,
  resolveReferences,
  type CloudFormationTemplate,
  type References,
} from '../../../../tools/simulator/template-references';

export const PLACE = { account: '111122223333', region: 'us-east-1' };
export const STREAM_LABEL = '2026';

/** The name property and the ARN of each resource type; without a property, CloudFormation generates the name. */
const TYPES: Readonly<Record<string, readonly [property: string, arn: (name: string) => string]>> =
  {
    'AWS::DynamoDB::Table': ['TableName', tableArn],
    'AWS::DynamoDB::GlobalTable': ['TableName', tableArn],
    'AWS::IAM::Role': ['RoleName', (name) => `arn:aws:iam::${PLACE.account}:role/${name}`],
    'AWS::IAM::User': ['UserName', (name) => `arn:aws:iam::${PLACE.account}:user/${name}`],
    'AWS::IAM::Group': ['GroupName', (name) => `arn:aws:iam::${PLACE.account}:group/${name}`],
    'AWS::IAM::ManagedPolicy': ['', (name) => `arn:aws:iam::${PLACE.account}:policy/${name}`],
    'AWS::KMS::Key': ['', (name) => `arn:aws:kms:${PLACE.region}:${PLACE.account}:key/${name}`],
  };

function tableArn(name: string): string {
  return `arn:aws:dynamodb:${PLACE.region}:${PLACE.account}:table/${name}`;
}

/** The values that the references of a template have after a deployment of the stack `stack`. */
export function deployedValues(
  { Resources = {} }: CloudFormationTemplate,
  conditions: Readonly<Record<string, boolean>>,
): References {
  const references: References = {
    attribute: (id, name) => {
      const { Type, Properties } = Resources[id] ?? { Type: '' };
      if (Type === 'AWS::IAM::OIDCProvider') {
        const url = String(Properties?.Url).replace('https://', '');
        return `arn:aws:iam::${PLACE.account}:oidc-provider/${url}`;
      }
      if (Type === 'AWS::Cognito::IdentityPool') return `${PLACE.region}:${id}`;
      const [property = '', arn] = TYPES[Type] ?? [];
      if (arn === undefined) throw new Error(`no ${name} of ${id}`);
      const given = resolveReferences(Properties?.[property], references) as string | undefined;
      const named = given ?? `stack-${id}-1A`;
      const isArn = name === 'Arn' || Type === 'AWS::IAM::ManagedPolicy';
      if (name === 'StreamArn') return `${arn(named)}/stream/${STREAM_LABEL}`;
      return isArn ? arn(named) : named;
    },
    pseudoParameters: pseudoParameters(PLACE),
    conditions,
  };
  return references;
}
