import type { JsonObject } from './json-values';
import type { Resource } from './resource';
import { isLiteral, shown } from './template-text';
import type { Unresolved } from './unresolved';

/** The resource types that decide who may do what, and nested stacks, which pass them parameters. */
const DECIDES_ACCESS = /^AWS::(IAM|Cognito|DynamoDB|KMS)::|^AWS::CloudFormation::Stack$/;

export function decidesAccess(type: string): boolean {
  return DECIDES_ACCESS.test(type);
}

/** What stays open about a resource: loops, nested stacks that could not be read, conditions of the template. */
export function unresolvedIn(
  { id, type, properties }: Resource,
  written: JsonObject,
  isNestedRead: boolean,
): readonly Unresolved[] {
  const { Condition: condition } = written;
  const whats = [
    ...(id.includes('Fn::ForEach') ? ['resources made by Fn::ForEach are not looked into'] : []),
    ...(type === 'AWS::CloudFormation::Stack' && !isNestedRead ? [unreadStack(properties)] : []),
    ...(decidesAccess(type) && typeof condition === 'string'
      ? [`made only where the condition ${condition} holds; shown as if it did`]
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
    ? `a nested stack from the URL ${shown(url)}, not looked into`
    : 'a nested stack whose template is not beside this one, not looked into';
}
