import { CommandError } from '../command-error';
import { runningInstances, type Instance } from './instances';
import type { LocalTarget } from './local-environment';

/** What a deployment asks of a local AWS that is already running. */
export interface Wanted extends Pick<LocalTarget, 'account' | 'region'> {
  /** The absolute path of the stage file. */
  readonly stageFile: string;
  /** @default - any */
  readonly port?: number | undefined;
}

/**
 * The kept local AWS of a stage file; undefined if there is none.
 *
 * @param runs the folder of all runs
 * @throws {CommandError} if it has another port, account or Region, which stay as long as it runs
 */
export async function keptInstance(runs: string, wanted: Wanted): Promise<Instance | undefined> {
  const instances = await runningInstances(runs);
  const kept = instances.find(
    ({ record }) => record.isKept && record.stageFile === wanted.stageFile,
  );
  if (kept) assertSame(kept, wanted);
  return kept;
}

function assertSame({ record }: Instance, wanted: Wanted): void {
  const { endpoint, account, region } = record.target;
  const port = Number(new URL(endpoint).port);
  const { port: wantedPort = port } = wanted;
  const differences = [
    ...(wantedPort === port ? [] : [`port ${port}, not ${wantedPort}`]),
    ...(wanted.account === account ? [] : [`account ${account}, not ${wanted.account}`]),
    ...(wanted.region === region ? [] : [`Region ${region}, not ${wanted.region}`]),
  ];
  if (differences.length === 0) return;
  throw new CommandError(
    'usage',
    `The local AWS of ${wanted.stageFile} is running with ${differences.join(' and ')}. Stop it with npm run stop, which deletes its users and items.`,
  );
}
