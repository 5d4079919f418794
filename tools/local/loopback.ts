import { isLoopback } from '../check/connection/local-instance';

/**
 * Refuses every endpoint but this machine's loopback (`localhost`, 127.0.0.0/8, `[::1]`), so that nothing meant for
 * the local AWS can reach a real one.
 *
 * @throws {Error} where the endpoint is another, or not a URL
 */
export function assertLoopback(endpoint: string): void {
  if (isLoopback(endpoint)) return;
  throw new Error(
    `received the endpoint ${JSON.stringify(endpoint)}; expected this machine's loopback, such as http://127.0.0.1:4566; remove the other endpoint`,
  );
}
