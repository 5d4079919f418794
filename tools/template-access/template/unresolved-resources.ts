import { asObject, asTexts, type JsonObject } from './json-values';
import type { Resource } from './resource';
import { isLiteral, shown } from './template-text';
import type { Unresolved } from './unresolved';

/** The resource types that determine access, and nested stacks, which pass parameters to them. */
const DECIDES_ACCESS =
  /^AWS::(IAM|Cognito|DynamoDB|KMS)::|^AWS::CloudFormation::Stack$|^AWS::Serverless::Application$/;

/** The property with the template of a nested stack, by its type. */
export const NESTED_TEMPLATE: Readonly<Record<string, string>> = {
  'AWS::CloudFormation::Stack': 'TemplateURL',
  'AWS::Serverless::Application': 'Location',
};

export function decidesAccess(type: string): boolean {
  return DECIDES_ACCESS.test(type);
}

/** The unresolved parts of a resource: loops, unread nested stacks, conditions of the template. */
export function unresolvedIn(
  { id, type, properties }: Resource,
  written: JsonObject,
  nested: NestedStack,
): readonly Unresolved[] {
  const { Condition: condition } = written;
  const at = { resource: id, property: '' };
  const isUnread = Object.hasOwn(NESTED_TEMPLATE, type) && !nested.isRead;
  const hidden = [
    id.includes('Fn::ForEach') && {
      what: 'resources created by Fn::ForEach, which are not analyzed',
      who: `principals that ${id} creates`,
    },
    isUnread && { what: unreadStack(type, properties, nested.why), who: `nested stack ${id}` },
  ].filter((one) => one !== false);
  const whats = [
    ...(decidesAccess(type) && typeof condition === 'string'
      ? [`created only if condition ${condition} is true; shown as created`]
      : []),
    ...(decidesAccess(type) && JSON.stringify(written).includes('"Fn::If"')
      ? ['depends on a condition of the template; both alternatives are shown']
      : []),
  ];
  return [
    ...hidden.map(({ what, who }) => ({ at, what, hides: { who } })),
    ...whats.map((what) => ({ at, what })),
  ];
}

/** Whether the template of a nested stack is read, and if not, why, where that is known. */
export interface NestedStack {
  readonly isRead: boolean;
  readonly why: string | undefined;
}

function unreadStack(type: string, properties: JsonObject, why: string | undefined): string {
  const written = properties[NESTED_TEMPLATE[type] ?? ''];
  const { ApplicationId: application, SemanticVersion: version } = asObject(written);
  if (application !== undefined) {
    const named = [application, version].flatMap(asTexts).map(shown).join(' ');
    return `nested stack with the application ${named}, which is not analyzed`;
  }
  const isUrl = typeof written === 'string' && isLiteral(written) && why === undefined;
  return isUrl && written.startsWith('https://')
    ? `nested stack with the template ${shown(written)}, which is not analyzed`
    : `nested stack, which is not analyzed: ${why ?? 'its template is not beside this one'}`;
}
