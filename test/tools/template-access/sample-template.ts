import {
  TemplateScope,
  type TemplateTree,
} from '../../../tools/template-access/template/template-scope';
import { analyzeTemplate } from '../../../tools/template-access/analyze-template';
import type { TemplateAccess } from '../../../tools/template-access/template-access';
import { shown } from '../../../tools/template-access/template/template-text';

/** A template of some resources, with other sections, and with nested stacks by logical ID. */
export function treeOf(
  Resources: object,
  sections: object = {},
  nested: Record<string, TemplateTree> = {},
): TemplateTree {
  return { template: { Resources, ...sections }, nested };
}

export function accessOf(Resources: object, sections: object = {}): TemplateAccess {
  return analyzeTemplate(treeOf(Resources, sections));
}

/** A resolved value, as people read it. */
export function resolvedIn(tree: TemplateTree, value: unknown): unknown {
  return readable(new TemplateScope(tree).resolve(value));
}

/** With every text as people read it. */
export function readable(value: unknown): unknown {
  if (typeof value === 'string') return shown(value);
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, readable(one)]));
}

/** A policy document. */
export function policyOf(...Statement: readonly object[]) {
  return { Version: '2012-10-17', Statement };
}

/** A table, a statement on it, and the trust policy of a service: the parts of most templates in these tests. */
export const TABLE = {
  Type: 'AWS::DynamoDB::Table',
  Properties: { KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }] },
};
export const TABLE_ARN = { 'Fn::GetAtt': ['Orders', 'Arn'] };
export const GET = { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: TABLE_ARN };
export const LAMBDA = policyOf({
  Effect: 'Allow',
  Principal: { Service: 'lambda.amazonaws.com' },
  Action: 'sts:AssumeRole',
});

export function roleOf(Properties: object = {}) {
  return {
    Type: 'AWS::IAM::Role',
    Properties: { AssumeRolePolicyDocument: LAMBDA, ...Properties },
  };
}
