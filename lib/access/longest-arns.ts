export const LONGEST_REGION = 'us-isof-south-1';

const LONGEST_PARTITION = 'aws-us-gov';

/** Source: AWS KMS Developer Guide, multi-Region keys: their IDs are no longer than those of others. */
export const LONGEST_KEY_ARN = `arn:${LONGEST_PARTITION}:kms:${LONGEST_REGION}:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

/** Source: DynamoDB API reference, CreateTable. */
const LONGEST_TABLE_NAME = 255;

/** Source: CloudFormation, name type: stack name, logical ID and 12 or 13 characters, each after a hyphen. */
const LONGEST_SUFFIX = '-'.length + 13;

/** What of a table's name is known before it is deployed. */
export interface TableNaming {
  readonly tableName?: string | undefined;
  /** Of these, CloudFormation makes the name of a table that has none. */
  readonly stackName?: string | undefined;
  readonly logicalId?: string | undefined;
}

/** The ARN of a table, as long as it can be once deployed. */
export function longestTableArn(naming: TableNaming = {}): string {
  const name = 't'.repeat(Math.min(longestName(naming), LONGEST_TABLE_NAME));
  return `arn:${LONGEST_PARTITION}:dynamodb:${LONGEST_REGION}:111122223333:table/${name}`;
}

function longestName({ tableName, stackName, logicalId }: TableNaming): number {
  if (tableName !== undefined) return tableName.length;
  if (stackName === undefined || logicalId === undefined) return LONGEST_TABLE_NAME;
  return stackName.length + '-'.length + logicalId.length + LONGEST_SUFFIX;
}
