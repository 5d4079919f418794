import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** An item or a key, as DynamoDB returns it: values by their attribute names. */
export type Item = Readonly<Record<string, AttributeValue>>;
