import { writeSync } from 'node:fs';
import { constants } from 'node:os';
import type { Terminal } from '../tools/check/terminal';
import { colored } from './colored';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** npm passes on a signal that the terminal has already sent to the command. */
const SAME_SIGNAL_MS = 1_000;

/** When a command showed its first progress, in milliseconds since 1970. */
let progressBegan: number | undefined;

export const terminal: Terminal = {
  print: (line) => console.log(colored(line, process.stdout)),
  showProgress: (line) => {
    if (!process.stderr.isTTY) return;
    progressBegan ??= Date.now();
    const seconds = Math.floor((Date.now() - progressBegan) / 1_000);
    process.stderr.write(`\r\u001b[K${line === '' ? '' : `${line} [${seconds}s]`}`);
  },
  stopping: (left = () => []) => {
    let stoppedAt: number | undefined;
    // A closed terminal also closes these streams, and the command still has to clean up.
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        // A second signal ends a command whose cleanup takes long.
        if (stoppedAt !== undefined && Date.now() - stoppedAt > SAME_SIGNAL_MS) {
          if (left().length > 0) console.error(`Not removed:\n${left().join('\n')}`);
          process.exit(exitCode(signal));
        }
        if (stoppedAt === undefined) console.error('Stopping…');
        stoppedAt ??= Date.now();
      });
    }
    return () => stoppedAt !== undefined;
  },
};

/**
 * Lets a signal end the command by `process.exit`, so that its exit handlers run.
 *
 * @param message is printed before them @default - none
 * @returns a function that leaves signals to others again
 */
export function exitOnSignal(message: () => string | undefined = () => undefined): () => void {
  const handlers = SIGNALS.map((signal) => {
    const handler = () => {
      showCursor();
      const text = message();
      if (text !== undefined) writeNow(process.stderr.fd, `${text}\n`);
      process.exit(exitCode(signal));
    };
    process.once(signal, handler);
    return [signal, handler] as const;
  });
  return () => {
    for (const [signal, handler] of handlers) process.off(signal, handler);
  };
}

/** The progress display hides the cursor, and leaves its last line unfinished. */
function showCursor(): void {
  if (process.stdout.isTTY) writeNow(process.stdout.fd, '\u001b[?25h\n');
}

/** While the progress display draws, it takes what is written to the streams of Node.js, and never prints it. */
function writeNow(fd: number, text: string): void {
  try {
    writeSync(fd, text);
  } catch {
    // The terminal is closed.
  }
}

function exitCode(signal: (typeof SIGNALS)[number]): number {
  return 128 + constants.signals[signal];
}
