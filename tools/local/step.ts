import { Listr, PRESET_TIMER, type ListrTaskWrapper } from 'listr2';

/** What a step shows while it runs: its `title`, and below it the latest `output`. */
export type Shown = Pick<ListrTaskWrapper<unknown, never, never>, 'title' | 'output'>;

type Steps<Results extends readonly unknown[]> = {
  readonly [Index in keyof Results]: readonly [
    title: string,
    work: (shown: Shown) => Promise<Results[Index]>,
  ];
};

/** Runs one step, showing its title, its progress and how long it took. */
export async function step<T>(title: string, work: (shown: Shown) => Promise<T>): Promise<T> {
  const [result] = await stepsAtOnce<[T]>([title, work]);
  return result;
}

/** Runs steps side by side; fails as soon as one of them does. */
export async function stepsAtOnce<const Results extends readonly unknown[]>(
  ...steps: Steps<Results>
): Promise<Results> {
  const results: unknown[] = [];
  const failures: unknown[] = [];
  const tasks = steps.map(([title, work], position) => ({
    title,
    task: async (_context: unknown, shown: Shown) => {
      try {
        results[position] = await work(shown);
      } catch (error) {
        failures.push(error);
        throw new Error('see below');
      }
    },
  }));
  await new Listr(tasks, {
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
