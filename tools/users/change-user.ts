import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import { CommandError } from '../command-error';
import { assertConfirmed } from '../confirm';
import { confirmOnAws } from '../sdk/caller-identity';
import type { StackOptions } from '../sdk/stage-stack';
import { applyChange } from './apply-change';
import { clientsThatWrite, groupNames, readPoolSettings, type PoolSettings } from './pool-settings';
import { readUser } from './read-user';
import { requestErrors } from './request-errors';
import { describeChange, userChanges, type ExistingUser, type UserChange } from './user-changes';
import { resultLines } from './user-results';
import type { UserRequest } from './user-request';
import { withUserPool, type UserPoolPlace } from './with-user-pool';

/**
 * Creates a user of a deployed stage who can sign in, or changes an existing one after a confirmation.
 *
 * @param options with `yes`, nothing is asked
 * @throws {CommandError} if the request contradicts the stage or the user pool, or the environment is the cause
 * @throws {Error} if it is not confirmed, or a call fails
 */
export async function changeUser(
  stage: StageConfig,
  request: UserRequest,
  options: StackOptions,
  print: (line: string) => void,
): Promise<void> {
  await withUserPool(stage, options, print, async (place) => {
    const { client, userPoolId, caller } = place;
    const { tenantClaim } = stage.identity;
    const pool = await readPoolSettings(client, userPoolId);
    await assertPossible(stage, request, pool, client);
    const { username, groups } = request;
    const query = { userPoolId, username, tenantClaim, withGroups: groups.length > 0 };
    const existing = await readUser(client, query);
    if (!existing && request.password.kind === 'none') throw noPassword();
    const changes = userChanges(request, existing);
    if (changes.length > 0 && options.yes !== true) {
      const plan = planOf(changes, request, place, existing);
      await (existing ? assertConfirmed(plan) : confirmOnAws(caller, plan));
    }
    for (const change of changes) {
      await applyChange(change, request, { client, userPoolId, tenantClaim });
      print(`✔ ${capitalize(describeChange(change, request))}`);
    }
    resultLines(stage, request, { pool, existing, changes }).forEach(print);
  });
}

function noPassword(): CommandError {
  return new CommandError(
    'usage',
    'The local AWS sends no e-mail, and a generated password is shown in a terminal only, which this is not. Pass --password-stdin.',
  );
}

async function assertPossible(
  stage: StageConfig,
  request: UserRequest,
  pool: PoolSettings,
  client: CognitoIdentityProviderClient,
): Promise<void> {
  const { tenant, groups } = request;
  const { tenantClaim } = stage.identity;
  const hasTenant = tenant !== undefined && tenantClaim !== undefined;
  const context = {
    pool,
    groups: groups.length > 0 ? await groupNames(client, pool.userPoolId) : [],
    clientsThatWrite: hasTenant ? await clientsThatWrite(client, pool.userPoolId, tenantClaim) : [],
  };
  const errors = requestErrors(stage, request, context);
  if (errors.length > 0) throw new CommandError('usage', errors.join('\n'));
}

function planOf(
  changes: readonly UserChange[],
  request: UserRequest,
  { userPoolId }: UserPoolPlace,
  existing: ExistingUser | undefined,
): string {
  const what = changes.map((change) => describeChange(change, request)).join(', ');
  return existing
    ? `The user ${request.username} of the user pool ${userPoolId} exists (${existing.status}). This ${what}.`
    : `This ${what}, in the user pool ${userPoolId}.`;
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
