import {
  DeleteIdentitiesCommand,
  type CognitoIdentityClient,
  type DeleteIdentitiesCommandOutput,
} from '@aws-sdk/client-cognito-identity';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { sendItemRequest, type ProbeItem } from './item-requests';

/** What is to be removed again, whatever happens in between. */
export class CleanUp {
  private readonly steps: { readonly what: string; readonly remove: () => Promise<unknown> }[] = [];

  /**
   * Notes something before it is made, so that a call whose answer is lost is undone too.
   *
   * @param what names it, for a person who has to remove it by hand
   */
  later(what: string, remove: () => Promise<unknown>): void {
    this.steps.push({ what, remove });
  }

  /** What is not removed yet. */
  get left(): string[] {
    return this.steps.map(({ what }) => what);
  }

  /** Removes everything, the last first; gives what could not be removed, and why. */
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

/** Notes identities that are to be deleted in the end. */
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
export async function removeItem(documents: DynamoDBDocumentClient, row: ProbeItem): Promise<void> {
  await sendItemRequest(documents, 'DeleteItem', row).catch((error: unknown) => {
    if (!(error instanceof Error && NONE.has(error.name))) throw error;
  });
}
