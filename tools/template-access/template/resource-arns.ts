import { reference, type TemplateText } from './template-text';

/** The return values of `Ref` and `Fn::GetAtt` for a resource type that policies name. */
interface Naming {
  /** The property that sets the name; otherwise CloudFormation generates one. */
  readonly property: string;
  readonly arn: (name: TemplateText) => TemplateText;
  /** Whether `Ref` returns the ARN. @default - it returns the name */
  readonly refReturnsArn?: boolean;
}

const PARTITION = reference('AWS::Partition');
const ACCOUNT = reference('AWS::AccountId');
const HERE = `${reference('AWS::Region')}:${ACCOUNT}`;

const TABLE: Naming = {
  property: 'TableName',
  arn: (name) => `arn:${PARTITION}:dynamodb:${HERE}:table/${name}`,
};

/** The resource types of DynamoDB for a table. */
export const DYNAMODB_TABLE_TYPES: readonly string[] = [
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
];

const NAMINGS: Readonly<Record<string, Naming>> = {
  ...Object.fromEntries(DYNAMODB_TABLE_TYPES.map((type) => [type, TABLE])),
  // The custom resource of Amplify's data category.
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
    refReturnsArn: true,
  },
  'AWS::IAM::SAMLProvider': {
    property: 'Name',
    arn: (name) => `arn:${PARTITION}:iam::${ACCOUNT}:saml-provider/${name}`,
    refReturnsArn: true,
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

function namingOf(type: string): Naming | undefined {
  return Object.hasOwn(NAMINGS, type) ? NAMINGS[type] : undefined;
}

/** The property that sets the name. */
export function nameProperty(type: string): string | undefined {
  return namingOf(type)?.property;
}

/** The ARN of a resource; undefined for other resource types. */
export function arnOf(type: string, name: TemplateText): TemplateText | undefined {
  return namingOf(type)?.arn(name);
}

/** The return value of `Ref`. */
export function refOf(type: string, name: TemplateText): TemplateText {
  const naming = namingOf(type);
  return naming?.refReturnsArn === true ? naming.arn(name) : name;
}

/** The ARN of a table's stream. */
export function streamArnOf(tableArn: TemplateText, logicalId: string): TemplateText {
  return `${tableArn}/stream/${reference(`${logicalId}.StreamLabel`)}`;
}

/** The resource types that are DynamoDB tables, custom resources too. */
export const TABLE_TYPES: readonly string[] = Object.keys(NAMINGS).filter((type) =>
  type.endsWith('Table'),
);
