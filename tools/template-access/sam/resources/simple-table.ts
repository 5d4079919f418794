import { asObject, asText } from '../../template/json-values';
import { inPlace, type GeneratedResources } from '../generated-resources';
import type { SamResource } from '../sam-resource';

const ATTRIBUTE_TYPES: Readonly<Record<string, string>> = { Binary: 'B', Number: 'N', String: 'S' };

/** A table whose partition key is `id` by default. Source: AWS SAM Developer Guide, AWS::Serverless::SimpleTable. */
export function simpleTableResources({ id, properties, passed }: SamResource): GeneratedResources {
  const { PrimaryKey, Tags, ...others } = properties;
  const { Name: AttributeName = 'id', Type = 'String' } = asObject(PrimaryKey);
  const AttributeType = ATTRIBUTE_TYPES[asText(Type) ?? ''] ?? Type;
  return inPlace(id, {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      ...others,
      AttributeDefinitions: [{ AttributeName, AttributeType }],
      KeySchema: [{ AttributeName, KeyType: 'HASH' }],
      ...(Tags !== undefined && {
        Tags: Object.entries(asObject(Tags)).map(([Key, Value]) => ({ Key, Value })),
      }),
    },
    ...passed,
  });
}
