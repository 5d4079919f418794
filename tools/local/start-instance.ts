import { join } from 'node:path';
import { startLocalAws } from './gateway/gateway-process';
import { LOCAL } from './local-folder';
import type { LocalTarget } from './local-environment';
import { findPython, pythonEnvironment, type PythonPackages } from './python-environment';
import { runTask } from './task-list';

const MINISTACK: PythonPackages = {
  purpose: 'the local AWS (MiniStack)',
  requirements: join(__dirname, 'requirements.txt'),
};

export interface InstanceOptions {
  /** For logs and temporary files. */
  readonly directory: string;
  readonly account: string;
  readonly region: string;
  /** The port of the endpoint, 1 to 65535. @default - a free one */
  readonly port?: number | undefined;
  /** Is called with the leader of each process group as soon as it exists, so that it can always be stopped. */
  readonly started: (leader: number) => void;
}

/**
 * Starts a local AWS and shows it in the task list. This is the one place that decides which processes it consists of,
 * and which of them answers at its endpoint.
 *
 * @throws {CommandError} if it cannot be installed, its port is in use, or it does not respond
 */
export async function startInstance(options: InstanceOptions): Promise<LocalTarget> {
  const python = await runTask('Python environment of the local AWS', async () =>
    pythonEnvironment(LOCAL, await findPython(), MINISTACK),
  );
  return runTask('Local AWS (MiniStack)', async (display) => {
    const target = await startLocalAws({ ...options, python });
    display.title += ` → ${target.endpoint}, account ${target.account}, ${target.region}`;
    return target;
  });
}
