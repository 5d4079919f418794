import { withErrorAdvice } from '../sdk/error-advice';

/** Runs a call of `npm run user` and explains its failure. */
export function withUserAdvice<T>(call: string, work: () => Promise<T>): Promise<T> {
  return withErrorAdvice(call, work, 'docs/users.md');
}
