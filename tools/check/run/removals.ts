import {
  DeleteIdentitiesCommand,
  type CognitoIdentityClient,
  type DeleteIdentitiesCommandOutput,
} from '@aws-sdk/client-cognito-identity';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { CleanUp } from './clean-up';
import { callOnRow, type Row } from './item-commands';

/** Notes identities that are to be deleted in the end. */
export function identitiesForgotten(
  client: CognitoIdentityClient,
  cleanUp: CleanUp,
): (identityId: string) => void {
  return (identityId) => {
    cleanUp.later(`identity ${identityId}`, () => deleteIdentity(client, identityId));
  };
}

async function deleteIdentity(client: CognitoIdentityClient, identityId: string): Promise<void> {
  const command = new DeleteIdentitiesCommand({ IdentityIdsToDelete: [identityId] });
  const { UnprocessedIdentityIds: [failed] = [] } = await client
    .send(command)
    .catch((error: unknown): Partial<DeleteIdentitiesCommandOutput> => {
      // An emulator that has no such call keeps identities for as long as it runs.
      if (error instanceof Error && error.name === 'InvalidAction') return {};
      throw error;
    });
  if (failed) throw new Error(`Cognito has not deleted it: ${String(failed.ErrorCode)}`);
}

/** How DynamoDB says that a row is not there, or of somebody else. */
const NONE: ReadonlySet<string> = new Set([
  'ConditionalCheckFailedException',
  'ResourceNotFoundException',
]);

/** Deletes a row, if it is one of this check. */
export async function removeRow(documents: DynamoDBDocumentClient, row: Row): Promise<void> {
  await callOnRow(documents, 'DeleteItem', row).catch((error: unknown) => {
    if (!(error instanceof Error && NONE.has(error.name))) throw error;
  });
}
