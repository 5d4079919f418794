import { relative } from 'node:path';
import { confirm } from '../confirm';
import { runningInstances, stopInstance, type Instance } from './instances';
import { LOCAL, RUNS } from './local-folder';
import { removeEndedRuns } from './run-directory';
import { isInProgress } from './run-record';

/**
 * Lists the local AWS instances that stay after their `npm start`, and stops those that the user confirms.
 *
 * @param all stops all of them without a question
 * @throws {CommandError} if nobody can be asked
 */
export async function stopInstances(all: boolean, print: (line: string) => void): Promise<void> {
  await removeEndedRuns(LOCAL, RUNS);
  const instances = (await runningInstances(RUNS)).filter(
    ({ record }) => record.isKept || !isInProgress(record),
  );
  if (instances.length === 0) print('No local AWS is running.');
  instances.forEach((instance) => print(describe(instance)));
  for (const instance of instances) {
    const { endpoint } = instance.record.target;
    if (!all && !(await confirm(`Stop ${endpoint}? Its users and items are deleted.`, '--all')))
      continue;
    await stopInstance(instance);
    print(`Stopped ${endpoint}`);
  }
}

function describe({ record: { stageFile, target, began } }: Instance): string {
  const file = relative(process.cwd(), stageFile);
  return `${target.endpoint}  ${file}  since ${new Date(began).toISOString()}`;
}
