import { CommandError } from '../command-error';
import { withErrorAdvice } from '../sdk/error-advice';
import { StoppedError } from './waiting';

/**
 * Runs a step of a recovery and explains the errors of AWS.
 *
 * @throws {CommandError} if the usage or the environment is the cause, and otherwise {Error}
 */
export async function withRecoveryAdvice<T>(step: string, work: () => Promise<T>): Promise<T> {
  const own: unknown[] = [];
  const result = await withErrorAdvice(
    step,
    () =>
      work().catch((error: unknown) => {
        if (error instanceof CommandError || error instanceof StoppedError) own.push(error);
        throw error;
      }),
    'docs/recovery.md',
  ).catch((error: unknown) => {
    throw own[0] ?? error;
  });
  return result;
}
