import { AdminDeleteUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import { assertConfirmed } from '../confirm';
import type { StackOptions } from '../sdk/stage-stack';
import { readUser } from './read-user';
import { withUserAdvice } from './user-advice';
import { withUserPool } from './with-user-pool';

/**
 * Deletes a user of a deployed stage after a confirmation.
 *
 * @param options with `yes`, nothing is asked
 * @throws {Error} if there is no such user, or it is not confirmed
 */
export async function removeUser(
  stage: StageConfig,
  username: string,
  options: StackOptions,
  print: (line: string) => void,
): Promise<void> {
  await withUserPool(stage, options, print, async ({ client, userPoolId }) => {
    const existing = await readUser(client, { userPoolId, username, withGroups: false });
    if (!existing) throw new Error(`The user pool ${userPoolId} has no user ${username}.`);
    const plan = `This deletes the user ${username} (${existing.status}) of the user pool ${userPoolId}, for good.`;
    if (options.yes !== true) await assertConfirmed(plan);
    await withUserAdvice('AdminDeleteUser', () =>
      client.send(new AdminDeleteUserCommand({ UserPoolId: userPoolId, Username: username })),
    );
    print(`✔ Deleted the user ${username}`);
    print('The items stay. AWS credentials that the user has work until they expire.');
  });
}
