/** Why a command cannot do its work. Any other error is a check or a validation that failed. */
export type CommandErrorReason = 'usage' | 'environment';

/** An error whose reason decides the exit code of the command. */
export class CommandError extends Error {
  constructor(
    readonly reason: CommandErrorReason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
