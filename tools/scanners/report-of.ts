import { z } from 'zod';
import type { JudgeName } from './finding';
import type { Said } from './judge';

/** Of its end, where a program says why it ended. */
const LONGEST_SHOWN = 2_000;

/**
 * Reads what a judge printed.
 *
 * @throws {Error} where that is not its report: it crashed, or found nothing to judge
 */
export function reportOf<T extends z.ZodType>(
  judge: JudgeName,
  { exitCode, stdout, stderr }: Said,
  schema: T,
): z.infer<T> {
  const report = schema.safeParse(parsed(stdout));
  if (report.success) return report.data;
  throw didNotJudge(judge, `exit code ${exitCode ?? 'none'}\n${stdout}${stderr}`, 'its report');
}

/** The error of a judge whose word cannot be taken. */
export function didNotJudge(judge: JudgeName, received: string, expected: string): Error {
  const shown = received.trim().slice(-LONGEST_SHOWN);
  return new Error(
    `${judge} did not judge every template: received ${shown}\nexpected ${expected}; remove the folders .local/python-* and run the command again`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
