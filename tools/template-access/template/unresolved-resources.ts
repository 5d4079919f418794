import type { JsonObject } from './json-values';
import type { Resource } from './resource';
import { isLiteral, shown } from './template-text';
import type { Unresolved } from './unresolved';

/** The resource types that determine access, and nested stacks, which pass parameters to them. */
const DECIDES_ACCESS = /^AWS::(IAM|Cognito|DynamoDB|KMS)::|^AWS::CloudFormation::Stack$/;

export function decidesAccess(type: string): boolean {
  return DECIDES_ACCESS.test(type);
}

/** The unresolved parts of a resource: loops, unread nested stacks, conditions of the template. */
export function unresolvedIn(
  { id, type, properties }: Resource,
  written: JsonObject,
  isNestedRead: boolean,
): readonly Unresolved[] {
  const { Condition: condition } = written;
  const whats = [
    ...(id.includes('Fn::ForEach')
      ? ['resources created by Fn::ForEach, which are not analyzed']
      : []),
    ...(type === 'AWS::CloudFormation::Stack' && !isNestedRead ? [unreadStack(properties)] : []),
    ...(decidesAccess(type) && typeof condition === 'string'
      ? [`created only if condition ${condition} is true; shown as created`]
      : []),
    ...(decidesAccess(type) && JSON.stringify(written).includes('"Fn::If"')
      ? ['depends on a condition of the template; both alternatives are shown']
      : []),
  ];
  return whats.map((what) => ({ at: { resource: id, property: '' }, what }));
}

function unreadStack({ TemplateURL: url }: JsonObject): string {
  const isLiteralUrl = typeof url === 'string' && isLiteral(url) && url.startsWith('https://');
  return isLiteralUrl
    ? `nested stack with the template ${shown(url)}, which is not analyzed`
    : 'nested stack, which is not analyzed: its template is not beside this one';
}
