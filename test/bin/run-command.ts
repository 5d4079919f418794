import { Console } from 'node:console';
import { devNull } from 'node:os';
import { PassThrough } from 'node:stream';
import type { Command } from 'commander';
import { runWith } from '../../bin/command';
import { exitCodeOf, printError } from '../../bin/fail';

/** An environment without AWS settings, in which no call reaches AWS. */
export const NO_AWS: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  HOME: devNull,
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_EC2_METADATA_DISABLED: 'true',
};

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs a command in this process, where its modules are loaded once: with no input, and with pipes for its output. */
export async function runCommand(command: () => Command, args: readonly string[], env = NO_AWS) {
  const listeners = SIGNALS.flatMap((signal) => process.listeners(signal));
  const [stdin, stdout, stderr] = [new PassThrough().end(), new PassThrough(), new PassThrough()];
  for (const [name, stream] of Object.entries({ stdin, stdout, stderr })) {
    jest.spyOn(process, name as 'stdin', 'get').mockReturnValue(stream as never);
  }
  jest.replaceProperty(global, 'console', new Console(stdout, stderr));
  jest.replaceProperty(process, 'env', { ...env });
  try {
    const status = await runWith(command(), args).then(() => Number(process.exitCode ?? 0), failed);
    return { status, stdout: printed(stdout), stderr: printed(stderr) };
  } finally {
    jest.restoreAllMocks();
    process.exitCode = undefined;
    for (const signal of SIGNALS) {
      const added = process.listeners(signal).filter((one) => !listeners.includes(one));
      for (const listener of added) process.off(signal, listener);
    }
  }
}

/** As `fail`, without the end of the process. */
function failed(error: unknown): number {
  printError(error);
  return exitCodeOf(error);
}

function printed(stream: PassThrough): string {
  return String(stream.read() ?? '');
}
