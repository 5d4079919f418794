import { Listr, PRESET_TIMER, type ListrTaskWrapper } from 'listr2';

/** The display of a running task: its `title`, and below it the latest `output`. */
export type TaskDisplay = Pick<ListrTaskWrapper<unknown, never, never>, 'title' | 'output'>;

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
      try {
        results[position] = await work(display);
      } catch (error) {
        failures.push(error);
        throw new Error('see below');
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
