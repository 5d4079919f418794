import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../../command-error';
import type { Credentials } from '../../sdk/credentials';
import { localEnvironment, type LocalTarget } from '../local-environment';

/** The local AWS, running: the gateway, which is its only endpoint, and the emulator behind it. */
export interface LocalAws extends LocalTarget {
  readonly credentials: Credentials;
  /** The gateway's process, which leads the process group of both. */
  readonly pid: number;
}

/** What the process of the gateway needs to start. */
export interface GatewaySettings {
  /** The Python interpreter with MiniStack. */
  readonly python: string;
  /** For logs and temporary files. */
  readonly directory: string;
  readonly account: string;
  readonly region: string;
  /** 0 for a free one. */
  readonly port: number;
  readonly administrator: Credentials;
}

/** What the process of the gateway reports, once. */
export type GatewayReport = { readonly port: number } | { readonly failed: string };

export interface LocalAwsOptions extends Omit<GatewaySettings, 'port' | 'administrator'> {
  /** 1 to 65535. @default - a free one */
  readonly port?: number | undefined;
  /** Is called as soon as the process exists, so that it can always be stopped. */
  readonly started: (pid: number) => void;
}

const HOST = 'http://127.0.0.1';

/**
 * Starts the local AWS with new credentials of its administrator. It goes on when this process ends.
 *
 * @throws {CommandError} if the port is in use, or the emulator does not start
 */
export async function startLocalAws(options: LocalAwsOptions): Promise<LocalAws> {
  const { started, port = 0, ...rest } = options;
  const administrator = newCredentials();
  const child = launch(options);
  if (child.pid === undefined) throw new CommandError('environment', 'Node.js did not start.');
  started(child.pid);
  child.send({ ...rest, port, administrator } satisfies GatewaySettings);
  const report = await reportOf(child);
  if ('failed' in report) throw new CommandError('environment', report.failed);
  child.disconnect();
  child.unref();
  const { account, region } = options;
  const endpoint = `${HOST}:${report.port}`;
  return { endpoint, account, region, credentials: administrator, pid: child.pid };
}

/** Keys that exist nowhere else. Another instance, and a page that a developer visits, do not know them. */
function newCredentials(): Credentials {
  return {
    accessKeyId: `AKIA${randomBytes(8).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString('base64url'),
  };
}

function launch({ directory, account, region }: LocalAwsOptions): ChildProcess {
  const log = openSync(join(directory, 'gateway.log'), 'a');
  const child = fork(join(__dirname, 'main.ts'), {
    execArgv: ['--require', 'ts-node/register'],
    cwd: join(__dirname, '..', '..', '..'),
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
    env: localEnvironment({ endpoint: HOST, account, region }, process.env),
  });
  closeSync(log);
  return child;
}

async function reportOf(child: ChildProcess): Promise<GatewayReport> {
  const ended = once(child, 'exit').then(() => ({ failed: 'The local AWS ended unexpectedly.' }));
  const [report] = await Promise.race([
    once(child, 'message') as Promise<[GatewayReport]>,
    ended.then((failed) => [failed] as const),
  ]);
  return report;
}

/** Stops the local AWS, if it is running. */
export function stopLocalAws(pid: number): void {
  try {
    process.kill(-pid, 'SIGTERM');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
