import {
  DeleteIdentitiesCommand,
  type CognitoIdentityClient,
  type DeleteIdentitiesCommandOutput,
} from '@aws-sdk/client-cognito-identity';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Clients } from '../../sdk/clients';
import { sendItemRequest } from './item-requests';
import type { ProbeItem } from './probe-items';
import { deleteUser } from './temporary-user';

/** Something that a check creates and removes. It is data, so that a later check can remove what a killed one left. */
export type Leftover =
  | { readonly kind: 'user'; readonly userPoolId: string; readonly username: string }
  | { readonly kind: 'identity'; readonly identityId: string }
  | ({ readonly kind: 'item' } & ProbeItem);

/** Names it, in case somebody has to remove it by hand. */
export function describeLeftover(leftover: Leftover): string {
  switch (leftover.kind) {
    case 'user':
      return `user ${leftover.username} in user pool ${leftover.userPoolId}`;
    case 'identity':
      return `identity ${leftover.identityId}`;
    case 'item':
      return `item ${JSON.stringify(leftover.key)} in table ${leftover.tableName}`;
  }
}

/** Removes it, if it exists and is the check's. */
export function removeLeftover(
  clients: Pick<Clients, 'userPools' | 'identities' | 'documents'>,
  leftover: Leftover,
): Promise<void> {
  switch (leftover.kind) {
    case 'user':
      return deleteUser(clients.userPools, leftover.userPoolId, leftover.username);
    case 'identity':
      return deleteIdentity(clients.identities, leftover.identityId);
    case 'item':
      return deleteItem(clients.documents, leftover);
  }
}

async function deleteIdentity(client: CognitoIdentityClient, identityId: string): Promise<void> {
  const command = new DeleteIdentitiesCommand({ IdentityIdsToDelete: [identityId] });
  const { UnprocessedIdentityIds: [failed] = [] } = await client
    .send(command)
    .catch((error: unknown): Partial<DeleteIdentitiesCommandOutput> => {
      // The emulator does not support this call, and keeps identities only while it runs.
      if (error instanceof Error && error.name === 'InvalidAction') return {};
      throw error;
    });
  if (failed) throw new Error(`Cognito did not delete it: ${String(failed.ErrorCode)}`);
}

/** Errors for an item that does not exist or is not the check's. */
const NOT_OURS: ReadonlySet<string> = new Set([
  'ConditionalCheckFailedException',
  'ResourceNotFoundException',
]);

/** Only an item with the check's marker attribute is deleted. */
async function deleteItem(documents: DynamoDBDocumentClient, item: ProbeItem): Promise<void> {
  await sendItemRequest(documents, 'DeleteItem', item).catch((error: unknown) => {
    if (!(error instanceof Error && NOT_OURS.has(error.name))) throw error;
  });
}
