import { describeProblems } from './describe-problems';
import type { Problem } from './problem';

/** The stage file cannot be used; the message tells every problem, in the order of the file. */
export class StageFileError extends Error {
  override readonly name = 'StageFileError';

  constructor(
    readonly file: string,
    readonly problems: readonly Problem[],
  ) {
    super(describeProblems(file, problems));
  }
}
