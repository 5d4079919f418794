import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { CommandError } from './command-error';

/**
 * Asks a question with yes or no. The end of the input is a no.
 *
 * @param option the option with which the command does not ask
 * @throws {CommandError} if stdin is not a terminal
 */
export async function confirm(question: string, option: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new CommandError('usage', `${question}\nNot a terminal; pass ${option} to confirm.`);
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const closed = once(terminal, 'close').then(() => '');
  const answer = await Promise.race([terminal.question(`${question} [y/N] `), closed]);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

/**
 * Asks whether to continue.
 *
 * @param what describes what the command will do
 * @throws {Error} if the answer is not yes
 * @throws {CommandError} if stdin is not a terminal
 */
export async function assertConfirmed(what: string): Promise<void> {
  if (!(await confirm(`${what} Continue?`, '--yes'))) {
    throw new Error('Not confirmed. Nothing was changed.');
  }
}
