import { existsSync } from 'node:fs';
import { StageFileError } from '../lib/stage/load-stage';
import { CommandError, type CommandErrorReason } from '../tools/command-error';
import { isEnvironmentError } from '../tools/sdk/error-advice';
import { coloredError } from './colored';

/** The exit codes of every command. */
export const EXIT_CODES: Readonly<Record<'success' | 'check' | CommandErrorReason, number>> = {
  success: 0,
  /** A check or a validation failed. */
  check: 1,
  /** Wrong usage, such as an unknown option or stage. */
  usage: 2,
  /** Credentials, network, or a missing program. */
  environment: 3,
};

/** The exit code for an error. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommandError) return EXIT_CODES[error.reason];
  if (error instanceof StageFileError) {
    return existsSync(error.file) ? EXIT_CODES.check : EXIT_CODES.usage;
  }
  return isEnvironmentError(error) ? EXIT_CODES.environment : EXIT_CODES.check;
}

/** Prints an error; `--debug` of the CDK CLI adds the stack trace. */
export function printError(error: unknown): void {
  const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
  console.error(coloredError(process.env.CDK_DEBUG === 'true' ? stack : message, process.stderr));
}

/** Prints an error and exits with its code. */
export function fail(error: unknown): never {
  printError(error);
  process.exit(exitCodeOf(error));
}
