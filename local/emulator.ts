import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { localEnvironment, type LocalTarget } from './local-environment';

/** The local AWS (MiniStack), running. */
export interface Emulator extends LocalTarget {
  /** Its process, which leads a process group of its own. */
  readonly pid: number;
}

export interface EmulatorOptions {
  /** The interpreter that has MiniStack. */
  readonly python: string;
  /** Where its log and temporary files go. */
  readonly directory: string;
  readonly account: string;
  readonly region: string;
  /** 1 to 65535. @default - a free one */
  readonly port?: number;
  /** Told of the process as soon as it exists, so that it can be stopped whatever happens. */
  readonly started: (pid: number) => void;
}

const HOST = '127.0.0.1';
const PATIENCE_MS = 60_000;
const ATTEMPTS = 3;

/**
 * Starts the local AWS on 127.0.0.1 and waits until its health page answers.
 *
 * @throws {Error} where the port is taken, or the emulator ends or stays silent for a minute
 */
export async function startEmulator(options: EmulatorOptions, attempt = 1): Promise<Emulator> {
  const { account, region } = options;
  const port = options.port ?? (await freePort());
  if (options.port !== undefined) await assertFree(options.port);
  const target = { endpoint: `http://${HOST}:${port}`, account, region };
  const log = join(options.directory, 'ministack.log');
  const child = launch(options, target, port, log);
  if (child.pid === undefined)
    throw new Error(`cannot run ${options.python}; delete its folder and run again`);
  options.started(child.pid);
  if (await healthy(child, target.endpoint)) return { ...target, pid: child.pid };
  stopEmulator(child.pid);
  // Another process may have taken the free port in between.
  if (options.port === undefined && attempt < ATTEMPTS) return startEmulator(options, attempt + 1);
  throw new Error(
    `the local AWS (MiniStack) did not start on ${target.endpoint}; its log ${log} ends:\n${lastLines(log)}`,
  );
}

/** Ends the emulator and whatever it started; no-op where it has ended already. */
export function stopEmulator(pid: number): void {
  try {
    process.kill(-pid, 'SIGTERM');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function launch(
  { python, directory }: EmulatorOptions,
  target: LocalTarget,
  port: number,
  log: string,
): ChildProcess {
  const output = openSync(log, 'a');
  const child = spawn(python, ['-m', 'ministack'], {
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
  child.on('error', () => undefined);
  child.unref();
  return child;
}

async function healthy(child: ChildProcess, endpoint: string): Promise<boolean> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline && child.exitCode === null && child.signalCode === null) {
    const answer = await fetch(`${endpoint}/_ministack/health`).catch(() => undefined);
    if (answer?.ok) return true;
    await delay(50);
  }
  return false;
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
    throw new Error(
      `received --port ${port}, which cannot be used (${(error as NodeJS.ErrnoException).code ?? ''}); expected a free port; name another, or leave --port out`,
    );
  });
  server.close();
  await once(server, 'close');
}

function lastLines(file: string): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-10).join('\n');
}
