import { adviceOn } from './advice';

/**
 * Does one thing of a check.
 *
 * @throws {Error} where it fails: with what was tried, what AWS says, and what to do about it
 */
export async function attempt<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Error(`${what} failed: ${String(error)}; ${whatToDo(error)}`, { cause: error });
  }
}

function whatToDo(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  if (/AccessDenied|Unauthorized|Forbidden/.test(name)) {
    return 'use credentials that have the policy which the README lists for npm run check';
  }
  if (name === 'UsernameExistsException') {
    return 'the name is random, so an earlier try has made the user, and its answer was lost: run the command again';
  }
  return adviceOn(error) ?? 'mend what AWS says, and run the command again';
}
