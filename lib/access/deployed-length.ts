import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnElement, Token } from 'aws-cdk-lib/core';
import { LONGEST_KEY_ARN, LONGEST_REGION, longestTableArn } from '../config/longest-arns';

/** The most characters, as JSON, that a value has once CloudFormation has filled in its intrinsic functions. */
export function mostCharacters(value: unknown): number {
  const deployed = (_key: string, part: unknown) => longestValue(part) ?? part;
  return JSON.stringify(value, deployed).length;
}

/** The longest value that an intrinsic function may give; undefined for anything else. */
function longestValue(value: unknown): string | undefined {
  const name = Object.keys(value ?? {}).join();
  if (!/^(Ref|Fn::\w+)$/.test(name)) return undefined;
  const argument: unknown = Reflect.get(value as object, name);
  if (name === 'Fn::Join') {
    const [delimiter, parts] = argument as [string, unknown[]];
    return parts.map((part) => longestValue(part) ?? String(part)).join(delimiter);
  }
  return argument === 'AWS::Region' ? LONGEST_REGION : longestTableArn();
}

/** The ARN of a table, as long as it can be once deployed. */
export function deployedTableArn({ tableArn, node }: ITableV2): string {
  if (!Token.isUnresolved(tableArn)) return tableArn;
  const resource = node.defaultChild;
  if (!resource || !CfnElement.isCfnElement(resource)) return longestTableArn();
  const { stack, logicalId } = resource;
  const tableName: unknown = Reflect.get(resource, 'tableName');
  return typeof tableName === 'string' && !Token.isUnresolved(tableName)
    ? longestTableArn({ tableName })
    : longestTableArn({
        stackName: stack.stackName,
        logicalId: stack.resolve(logicalId) as string,
      });
}

/** The ARN of a key, as long as it can be once deployed. */
export function deployedKeyArn({ keyArn }: IKey): string {
  return Token.isUnresolved(keyArn) ? LONGEST_KEY_ARN : keyArn;
}
