/**
 * The headers of an answer whose decision was simulated from deployed policies and settings, not made by AWS: `allowed`,
 * `denied` or `undecided`, and the statement or setting that decided.
 */
export const SIMULATED_DECISION = 'x-simulated-decision';
export const SIMULATED_BY = 'x-simulated-by';

/** An error of an SDK client, with the answer that it is from. */
interface AnsweredError {
  readonly $response?: { readonly headers?: Readonly<Record<string, string>> };
}

/** The simulated decision of an answer that is an error; undefined if AWS, or nothing, decided. */
export function simulatedDecision(error: unknown): string | undefined {
  const { $response } = error as AnsweredError;
  return $response?.headers?.[SIMULATED_DECISION];
}
