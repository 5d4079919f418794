import { reference, type TemplateText } from './template-text';

/** What `Ref` and `Fn::GetAtt` give for the types of resource that policies name, in terms of the name. */
interface Naming {
  /** The property that holds a name of one's own; without it CloudFormation gives one. */
  readonly property: string;
  readonly arn: (name: TemplateText) => TemplateText;
  /** Whether `Ref` gives the ARN. */
  readonly refersByArn?: boolean;
}

const PARTITION = reference('AWS::Partition');
const ACCOUNT = reference('AWS::AccountId');
const HERE = `${reference('AWS::Region')}:${ACCOUNT}`;

const TABLE: Naming = {
  property: 'TableName',
  arn: (name) => `arn:${PARTITION}:dynamodb:${HERE}:table/${name}`,
};

const NAMINGS: Readonly<Record<string, Naming>> = {
  'AWS::DynamoDB::Table': TABLE,
  'AWS::DynamoDB::GlobalTable': TABLE,
  // The transform of SAM makes a table of the same logical ID of it.
  'AWS::Serverless::SimpleTable': TABLE,
  // Made by Amplify's data category through a function of its own.
  'Custom::AmplifyDynamoDBTable': { ...TABLE, property: 'tableName' },
  'AWS::IAM::Role': {
    property: 'RoleName',
    arn: (name) => `arn:${PARTITION}:iam::${ACCOUNT}:role/${name}`,
  },
  'AWS::IAM::User': {
    property: 'UserName',
    arn: (name) => `arn:${PARTITION}:iam::${ACCOUNT}:user/${name}`,
  },
  'AWS::IAM::Group': {
    property: 'GroupName',
    arn: (name) => `arn:${PARTITION}:iam::${ACCOUNT}:group/${name}`,
  },
  'AWS::IAM::OIDCProvider': {
    property: 'Url',
    arn: (name) =>
      `arn:${PARTITION}:iam::${ACCOUNT}:oidc-provider/${name.replace(/^https:\/\//, '')}`,
    refersByArn: true,
  },
  'AWS::IAM::SAMLProvider': {
    property: 'Name',
    arn: (name) => `arn:${PARTITION}:iam::${ACCOUNT}:saml-provider/${name}`,
    refersByArn: true,
  },
  'AWS::KMS::Alias': {
    property: 'AliasName',
    arn: (name) => `arn:${PARTITION}:kms:${HERE}:${name}`,
  },
  'AWS::KMS::Key': {
    property: '',
    arn: (name) => `arn:${PARTITION}:kms:${HERE}:key/${name}`,
  },
};

/** The property that gives `Ref` its value, where it is written in the template. */
export function nameProperty(type: string): string | undefined {
  return Object.hasOwn(NAMINGS, type) ? NAMINGS[type]?.property : undefined;
}

/** The ARN of a resource, or undefined for a type whose ARNs are not made of its name. */
export function arnOf(type: string, name: TemplateText): TemplateText | undefined {
  return Object.hasOwn(NAMINGS, type) ? NAMINGS[type]?.arn(name) : undefined;
}

/** What `Ref` gives, in terms of the name. */
export function refOf(type: string, name: TemplateText): TemplateText {
  const naming = Object.hasOwn(NAMINGS, type) ? NAMINGS[type] : undefined;
  return naming?.refersByArn === true ? naming.arn(name) : name;
}

/** The ARN of a table's stream. */
export function streamArnOf(tableArn: TemplateText, logicalId: string): TemplateText {
  return `${tableArn}/stream/${reference(`${logicalId}.StreamLabel`)}`;
}

/** Types of resource that are tables. */
export const TABLE_TYPES: readonly string[] = Object.keys(NAMINGS).filter((type) =>
  type.endsWith('Table'),
);
