import { GetResourcePolicyCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { PolicyDocument } from '../simulator/policy-document';

/** The resource policy of a table; undefined where it has none. In the table's account it allows by itself. */
export async function readTablePolicy(
  client: DynamoDBDocumentClient,
  tableArn: string,
): Promise<PolicyDocument | undefined> {
  try {
    const { Policy } = await client.send(new GetResourcePolicyCommand({ ResourceArn: tableArn }));
    return Policy === undefined ? undefined : (JSON.parse(Policy) as PolicyDocument);
  } catch (error) {
    if (error instanceof Error && error.name === 'PolicyNotFoundException') return undefined;
    throw error;
  }
}
