import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnElement, Token } from 'aws-cdk-lib/core';
import { longestArn, LONGEST_REGION, UUID } from '../aws/longest-arns';
import { DYNAMODB_NAME_CHARACTERS } from '../aws/name-patterns';

/** The longest value of an intrinsic function, by its name and argument. */
type Longest = (name: string, argument: unknown) => string;

/**
 * The maximum length of a value as JSON, after CloudFormation resolves its intrinsic functions.
 *
 * @param longest @default - a Region for `AWS::Region`, otherwise the ARN of a table
 */
export function maxCharacters(value: unknown, longest: Longest = regionOrTable): number {
  const deployed = (_key: string, part: unknown) => longestValue(part, longest) ?? part;
  return JSON.stringify(value, deployed).length;
}

function regionOrTable(_name: string, argument: unknown): string {
  return argument === 'AWS::Region' ? LONGEST_REGION : longestTableArn();
}

/** The longest value of an intrinsic function; undefined for any other value. */
function longestValue(value: unknown, longest: Longest): string | undefined {
  const name = Object.keys(value ?? {}).join();
  if (!/^(Ref|Fn::\w+)$/.test(name)) return undefined;
  const argument: unknown = Reflect.get(value as object, name);
  if (name !== 'Fn::Join') return longest(name, argument);
  const [delimiter, parts] = argument as [string, unknown[]];
  return parts.map((part) => longestValue(part, longest) ?? String(part)).join(delimiter);
}

/** The ARN of a table, or an ARN of its maximum length if it is known only after deployment. */
export function deployedTableArn({ tableArn, tableName: existingName, node }: ITable): string {
  if (!Token.isUnresolved(tableArn)) return tableArn;
  // The name of an imported table is known; that of a new one is a token.
  if (!Token.isUnresolved(existingName)) return longestTableArn(existingName.length);
  const resource = node.defaultChild;
  if (!resource || !CfnElement.isCfnElement(resource)) return longestTableArn();
  const { stack } = resource;
  const tableName: unknown = stack.resolve(Reflect.get(resource, 'tableName'));
  if (typeof tableName === 'string') return longestTableArn(tableName.length);
  // CloudFormation generates the names of nested stacks, and a token may be the name of a table.
  if (tableName !== undefined || Token.isUnresolved(stack.stackName)) return longestTableArn();
  const logicalId = stack.resolve(resource.logicalId) as string;
  const generated = stack.stackName.length + '-'.length + logicalId.length + LONGEST_SUFFIX;
  return longestTableArn(Math.min(generated, DYNAMODB_NAME_CHARACTERS));
}

/** The ARN of a key, or an ARN of its maximum length if it is known only after deployment. */
export function deployedKeyArn({ keyArn }: IKey): string {
  return Token.isUnresolved(keyArn) ? LONGEST_KEY_ARN : keyArn;
}

/** Source: AWS KMS Developer Guide, Multi-Region keys: their IDs are not longer. */
const LONGEST_KEY_ARN = longestArn('kms', `key/${UUID}`);

/** Source: CloudFormation User Guide, Name type: stack name, logical ID and 12 or 13 characters, joined by hyphens. */
const LONGEST_SUFFIX = '-'.length + 13;

/** An ARN with the maximum length of a table's ARN, whose name has so many characters. */
function longestTableArn(characters: number = DYNAMODB_NAME_CHARACTERS): string {
  return longestArn('dynamodb', `table/${'t'.repeat(characters)}`);
}
