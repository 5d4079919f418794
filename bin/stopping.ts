import { constants } from 'node:os';

/** npm passes a signal on that the terminal has sent already. */
const SAME_SIGNAL_MS = 1_000;

/**
 * Lets a person stop a command that cleans up: it is told to, and whoever cannot wait for that stops it once more.
 *
 * @param left names what is not removed yet, for one who does not wait
 * @returns whether it has been stopped
 */
export function stopping(left: () => readonly string[] = () => []): () => boolean {
  let stoppedAt: number | undefined;
  // With the terminal goes whoever reads this, and not what is to be removed.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stoppedAt !== undefined && Date.now() - stoppedAt > SAME_SIGNAL_MS) {
        if (left().length > 0) console.error(`not removed:\n${left().join('\n')}`);
        process.exit(128 + constants.signals[signal]);
      }
      if (stoppedAt === undefined) console.error('stopping…');
      stoppedAt ??= Date.now();
    });
  }
  return () => stoppedAt !== undefined;
}
