import { confirmOnAws, describeCallerIdentity } from '../sdk/caller-identity';
import { stageCaller, stageStack } from '../sdk/stage-stack';
import { drilledStage } from './drill/drilled-stage';
import { leftovers, removeLeftovers } from './drill/remove-leftovers';
import type { RecoveryContext } from './recovery-context';
import { withRecoveryClients } from './recovery-clients';
import type { CleanUpRequest } from './restore-request';
import { waitingFor } from './waiting';
import { withRecoveryAdvice } from './with-recovery-advice';

/**
 * Deletes the temporary tables of interrupted drills: those with the name and the tag of a drill of this stage.
 *
 * @returns whether none is left
 */
export async function cleanUpDrills(
  _request: CleanUpRequest,
  { stage, options, terminal }: RecoveryContext,
): Promise<boolean> {
  const caller = await stageCaller(stage, options);
  terminal.print(describeCallerIdentity(caller));
  const { outputs } = await stageStack(stage, caller);
  const drilled = drilledStage(stage, outputs, caller);
  return withRecoveryClients(caller, (clients) =>
    withRecoveryAdvice('Cleaning up', async () => {
      const found = await leftovers(clients, drilled);
      if (found.length === 0) {
        terminal.print('No table of a drill is left.');
        return true;
      }
      const names = found.filter(({ kind }) => kind !== 'untagged').map((one) => one.tableName);
      if (!options.yes && names.length > 0) {
        await confirmOnAws(caller, `The command deletes ${names.join(', ')}.`);
      }
      const waiting = waitingFor(
        caller,
        terminal,
        terminal.stopping(() => names),
      );
      const left = await removeLeftovers(clients, drilled, found, waiting);
      terminal.showProgress('');
      left.forEach((one) => {
        terminal.print(`✖ Not deleted: ${one}`);
      });
      terminal.print(`Deleted ${found.length - left.length} of ${found.length} tables of drills`);
      return left.length === 0;
    }),
  );
}
