import { styleText } from 'node:util';
import { Listr, PRESET_TIMER } from 'listr2';

/** The display of a running task: its `title`, and below it the latest `output`. */
export interface TaskDisplay {
  title: string;
  output: string;
}

type Tasks<Results extends readonly unknown[]> = {
  readonly [Index in keyof Results]: readonly [
    title: string,
    work: (display: TaskDisplay) => Promise<Results[Index]>,
  ];
};

/** Runs one task, and shows its title, progress and duration. */
export async function runTask<T>(
  title: string,
  work: (display: TaskDisplay) => Promise<T>,
): Promise<T> {
  const [result] = await runTasksInParallel<[T]>([title, work]);
  return result;
}

/** Runs tasks in parallel; fails as soon as one of them fails. */
export async function runTasksInParallel<const Results extends readonly unknown[]>(
  ...tasks: Tasks<Results>
): Promise<Results> {
  const results: unknown[] = [];
  const failures: unknown[] = [];
  const listr = tasks.map(([title, work], position) => ({
    title,
    task: async (_context: unknown, display: TaskDisplay) => {
      const timed = new TimedDisplay(display);
      try {
        results[position] = await work(timed);
      } catch (error) {
        failures.push(error);
        throw new Error('see below');
      } finally {
        timed.end();
      }
    },
  }));
  await new Listr(listr, {
    concurrent: true,
    registerSignalListeners: false,
    rendererOptions: { timer: PRESET_TIMER, showErrorMessage: false, collapseErrors: false },
    fallbackRenderer: 'simple',
    fallbackRendererOptions: { timer: PRESET_TIMER },
  })
    .run()
    .catch(() => {
      throw failures[0];
    });
  return results as unknown as Results;
}

/** Short tasks have ended before that. */
const SHOWN_AFTER_S = 3;

/** Shows the elapsed time of a running task in a terminal. listr2 shows it at the end only. */
class TimedDisplay implements TaskDisplay {
  private readonly began = Date.now();
  private readonly timer: NodeJS.Timeout | undefined;
  private text: string;

  constructor(private readonly display: TaskDisplay) {
    this.text = display.title;
    if (process.stdout.isTTY) this.timer = setInterval(() => this.showElapsed(), 1_000);
  }

  get title(): string {
    return this.text;
  }

  set title(text: string) {
    this.text = text;
    this.display.title = text;
  }

  set output(line: string) {
    this.display.output = line;
  }

  end(): void {
    clearInterval(this.timer);
    if (this.display.title !== this.text) this.display.title = this.text;
  }

  private showElapsed(): void {
    const seconds = Math.floor((Date.now() - this.began) / 1_000);
    if (seconds < SHOWN_AFTER_S) return;
    const elapsed = styleText('dim', `[${seconds}s]`, { stream: process.stdout });
    this.display.title = `${this.text} ${elapsed}`;
  }
}
