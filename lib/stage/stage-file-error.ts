import { formatValidationErrors } from './format-validation-errors';
import type { ValidationError } from './validation-error';

/** The stage file cannot be used; the message tells every problem, in the order of the file. */
export class StageFileError extends Error {
  override readonly name = 'StageFileError';

  constructor(
    readonly file: string,
    readonly errors: readonly ValidationError[],
  ) {
    super(formatValidationErrors(file, errors));
  }
}
