import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { CommandError } from '../command-error';
import { localEnvironment, type LocalTarget } from './local-environment';
import { signalProcessGroup } from './process-group';

export interface EmulatorOptions {
  /** The Python interpreter with MiniStack. */
  readonly python: string;
  /** For its log and temporary files. */
  readonly directory: string;
  readonly account: string;
  readonly region: string;
  /** 1 to 65535. @default - a free one */
  readonly port?: number | undefined;
  /** Is called as soon as the process exists, the leader of its own group, so that it can always be stopped. */
  readonly started: (leader: number) => void;
}

const MINISTACK = ['-m', 'ministack'];
const HOST = '127.0.0.1';
const START_TIMEOUT_MS = 60_000;
const ATTEMPTS = 3;

/**
 * Starts the local AWS on 127.0.0.1 and waits for its health check.
 *
 * @throws {CommandError} if the port is in use, or the emulator ends or does not respond within a minute
 */
export async function startEmulator(options: EmulatorOptions): Promise<LocalTarget> {
  const log = join(options.directory, 'ministack.log');
  if (options.port !== undefined) await assertFree(options.port);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const port = options.port ?? (await freePort());
    const { account, region } = options;
    const target = { endpoint: `http://${HOST}:${port}`, account, region };
    const child = launch(options, target, port, log);
    if (child.pid === undefined) break;
    options.started(child.pid);
    if (await isHealthy(child, target.endpoint, log)) return target;
    signalProcessGroup(child.pid, 'SIGTERM');
    // It ends if another process has taken the free port.
    if (!hasEnded(child) || options.port !== undefined) break;
  }
  throw new CommandError(
    'environment',
    `The local AWS (MiniStack) did not start. If its port is in use, choose another with --port. The end of its log ${log}:\n${lastLines(log)}`,
  );
}

function launch(
  { python, directory }: EmulatorOptions,
  target: LocalTarget,
  port: number,
  log: string,
): ChildProcess {
  const output = openSync(log, 'a');
  const child = spawn(python, MINISTACK, {
    detached: true,
    stdio: ['ignore', output, output],
    env: {
      ...localEnvironment(target, process.env),
      BIND_HOST: HOST,
      GATEWAY_PORT: String(port),
      MINISTACK_ACCOUNT_ID: target.account,
      MINISTACK_REGION: target.region,
      TMPDIR: directory,
    },
  });
  closeSync(output);
  // A program that cannot run has no process ID, which the caller checks.
  child.on('error', () => undefined);
  child.unref();
  return child;
}

/** The health check could be that of another emulator, so the log must have the port too. */
async function isHealthy(child: ChildProcess, endpoint: string, log: string): Promise<boolean> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline && !hasEnded(child)) {
    if (readFileSync(log, 'utf8').includes(`Running on ${endpoint}`)) {
      const signal = AbortSignal.timeout(1_000);
      const answer = await fetch(`${endpoint}/_ministack/health`, { signal }).catch(
        () => undefined,
      );
      if (answer?.ok) return true;
    }
    await delay(50);
  }
  return false;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, HOST);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function assertFree(port: number): Promise<void> {
  const server = createServer().listen(port, HOST);
  await once(server, 'listening').catch((error: unknown) => {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new CommandError(
      'environment',
      `Port ${port} cannot be used (${code}). Choose another with --port, or remove --port for a free one.`,
    );
  });
  server.close();
  await once(server, 'close');
}

function lastLines(file: string): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-10).join('\n');
}
