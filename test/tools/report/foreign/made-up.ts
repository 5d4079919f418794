import type { JsonObject } from '../../../../tools/template-access/template/json-values';
import type { TemplateTree } from '../../../../tools/template-access/template/template-scope';
import { analyzeTemplate } from '../../../../tools/template-access/analyze-template';
import type { AccessReport } from '../../../../tools/report/model/access-report';
import { buildAccessReport } from '../../../../tools/report/model/build-access-report';

/** The report of a template that a test makes up: pure, without a file. */
export function reportOfInline(
  template: JsonObject,
  more: Partial<TemplateTree> = {},
): AccessReport {
  const access = analyzeTemplate({ template, nested: {}, ...more });
  return buildAccessReport({ title: 'made-up', source: 'made-up.json', access, findings: [] });
}

export const TABLE = {
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    GlobalSecondaryIndexes: [{ IndexName: 'byDate' }],
  },
};

/** A role of AWS Lambda with one policy. */
export function roleWith(...statements: readonly unknown[]) {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Principal: { Service: 'lambda.amazonaws.com' },
          Action: 'sts:AssumeRole',
        },
      },
      Policies: [{ PolicyDocument: { Version: '2012-10-17', Statement: statements } }],
    },
  };
}

/** The report of a role with one statement; the template has the table `Orders` and optional other resources. */
export function grantsWith(statement: JsonObject, more: JsonObject = {}): AccessReport {
  const { Resources: resources, ...rest } = more;
  return reportOfInline({
    ...rest,
    Resources: {
      Orders: TABLE,
      Role: roleWith({ Effect: 'Allow', Action: 'dynamodb:GetItem', ...statement }),
      ...(resources as JsonObject | undefined),
    },
  });
}
