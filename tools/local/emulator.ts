import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { CommandError } from '../command-error';
import { localEnvironment } from './local-environment';

/** The emulator (MiniStack), running. It enforces nothing, so only the gateway knows its port. */
export interface Emulator {
  readonly endpoint: string;
  readonly stop: () => void;
}

export interface EmulatorOptions {
  /** The Python interpreter with MiniStack. */
  readonly python: string;
  /** For its log and temporary files. */
  readonly directory: string;
  readonly account: string;
  readonly region: string;
}

const MINISTACK = ['-m', 'ministack'];
const HOST = '127.0.0.1';
const START_TIMEOUT_MS = 60_000;
const ATTEMPTS = 3;

/**
 * Starts the emulator on a free port of 127.0.0.1, in the process group of this process, and waits for its health check.
 *
 * @throws {CommandError} if it ends or does not respond within a minute
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const log = join(options.directory, 'ministack.log');
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const port = await freePort();
    const endpoint = `http://${HOST}:${port}`;
    const child = launch(options, endpoint, port, log);
    if (child.pid === undefined) break;
    const stop = () => child.kill();
    if (await isHealthy(child, endpoint, log)) return { endpoint, stop };
    const tookItsPort = hasExited(child);
    stop();
    // It ends if another process has taken the free port.
    if (!tookItsPort) break;
  }
  throw new CommandError(
    'environment',
    `The local AWS (MiniStack) did not start. The end of its log ${log}:\n${lastLines(log)}`,
  );
}

function launch(
  { python, directory, account, region }: EmulatorOptions,
  endpoint: string,
  port: number,
  log: string,
): ChildProcess {
  const output = openSync(log, 'a');
  const child = spawn(python, MINISTACK, {
    stdio: ['ignore', output, output],
    env: {
      ...localEnvironment({ endpoint, account, region }, process.env),
      BIND_HOST: HOST,
      GATEWAY_PORT: String(port),
      MINISTACK_ACCOUNT_ID: account,
      MINISTACK_REGION: region,
      TMPDIR: directory,
    },
  });
  closeSync(output);
  // A program that cannot run has no process ID, which the caller checks.
  child.on('error', () => undefined);
  return child;
}

/** The health check could be that of another emulator, so the log must have the port too. */
async function isHealthy(child: ChildProcess, endpoint: string, log: string): Promise<boolean> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline && !hasExited(child)) {
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

function hasExited(child: ChildProcess): boolean {
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

function lastLines(file: string): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-10).join('\n');
}
