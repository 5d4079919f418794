import {
  DeleteIdentitiesCommand,
  type CognitoIdentityClient,
  type DeleteIdentitiesCommandOutput,
} from '@aws-sdk/client-cognito-identity';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { sendItemRequest } from './item-requests';
import type { ProbeItem } from './probe-items';

/** The resources that a check has created and must remove, also after a failure. */
export class CleanUp {
  private readonly steps: { readonly what: string; readonly remove: () => Promise<unknown> }[] = [];

  /**
   * Registers a removal. Call it before the creation, so that a creation without a response is undone too.
   *
   * @param what names the resource, in case somebody has to remove it by hand
   */
  later(what: string, remove: () => Promise<unknown>): void {
    this.steps.push({ what, remove });
  }

  /** The resources that are not removed yet. */
  get left(): string[] {
    return this.steps.map(({ what }) => what);
  }

  /** Removes everything in reverse order. Returns what could not be removed, and why. */
  async run(): Promise<string[]> {
    const failures: string[] = [];
    for (let step = this.steps.at(-1); step; step = this.steps.at(-1)) {
      const { what, remove } = step;
      await remove().catch((error: unknown) => failures.push(`${what}: ${String(error)}`));
      this.steps.pop();
    }
    return failures;
  }
}

/** Registers identities for deletion. */
export function identityCleanUp(
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

/** Deletes an item if it has the check's marker attribute. */
export async function removeItem(
  documents: DynamoDBDocumentClient,
  item: ProbeItem,
): Promise<void> {
  await sendItemRequest(documents, 'DeleteItem', item).catch((error: unknown) => {
    if (!(error instanceof Error && NOT_OURS.has(error.name))) throw error;
  });
}
