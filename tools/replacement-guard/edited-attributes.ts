import { entriesOf } from './refusals/refusal';
import type { Cause, Resource } from './template';

/**
 * The key attributes of a table whose type is another: an edited definition replaces the table, which
 * cloudformation-diff does not know.
 *
 * Source: CloudFormation template reference, AWS::DynamoDB::Table, AttributeDefinitions: "Replacement if you edit an
 * existing AttributeDefinition".
 */
export function editedAttributes(from: Resource, to: Resource): Cause[] {
  if (from.Type !== 'AWS::DynamoDB::GlobalTable') return [];
  const wanted = entriesOf(to, 'AttributeDefinitions', 'AttributeName');
  return [...entriesOf(from, 'AttributeDefinitions', 'AttributeName')].flatMap(
    ([name, { AttributeType }]) => {
      const other = wanted.get(name);
      if (!other || other.AttributeType === AttributeType) return [];
      const property = `AttributeDefinitions.${name}`;
      return [{ property, from: AttributeType, to: other.AttributeType }];
    },
  );
}
