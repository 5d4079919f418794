import { type ConnectionStep, runSteps } from '../../../../tools/check/connection/connection-step';

/** Steps that note what is done, of which some fail. */
function stepsOf(titles: readonly string[], failing: readonly string[] = []) {
  const done: string[] = [];
  const steps = titles.map((title): ConnectionStep => ({
    title,
    run: () => {
      done.push(title);
      return failing.includes(title)
        ? Promise.reject(new Error(`${title} is denied`))
        : Promise.resolve('done');
    },
    change: (error) => `change what ${String(error)} says`,
    undo: () => {
      done.push(`undo ${title}`);
      return failing.includes(`undo ${title}`)
        ? Promise.reject(new Error('undo is denied'))
        : Promise.resolve();
    },
  }));
  return { steps, done };
}

test('steps are done in order, and each is told', async () => {
  const { steps, done } = stepsOf(['read', 'write', 'remove']);
  const told: string[] = [];
  await runSteps(steps, (line) => told.push(line));
  expect(done).toEqual(['read', 'write', 'remove']);
  expect(told).toEqual(['✔ read → done', '✔ write → done', '✔ remove → done']);
});

test('after a failure nothing more is done, but what it left is removed', async () => {
  const { steps, done } = stepsOf(['read', 'write', 'remove'], ['write']);
  const told: string[] = [];
  await expect(runSteps(steps, (line) => told.push(line))).rejects.toThrow(
    '✖ write\n    Error: write is denied\n    change    change what Error: write is denied says',
  );
  expect(done).toEqual(['read', 'write', 'undo write']);
  expect(told).toEqual(['✔ read → done']);
});

test('where that cannot be removed either, the first failure is told', async () => {
  const { steps, done } = stepsOf(['write'], ['write', 'undo write']);
  await expect(runSteps(steps, () => undefined)).rejects.toThrow('✖ write');
  expect(done).toEqual(['write', 'undo write']);
});

test('whoever stops it is told what could not be removed', async () => {
  const { steps } = stepsOf(['write', 'remove'], ['undo write']);
  await expect(
    runSteps(
      steps,
      () => undefined,
      () => true,
    ),
  ).rejects.toThrow('stopped; change what Error: undo is denied says');
});

test('where nothing can have been written, nothing is said to be removed', async () => {
  const { steps } = stepsOf(['read']);
  const reads = steps.map(({ undo, ...step }) => ({ ...step, hasUndo: undo !== undefined }));
  const isStopped = () => true;
  await expect(runSteps(reads, () => undefined, isStopped)).rejects.toThrow(/^stopped$/);
});

test('whoever stops it finds what was written removed', async () => {
  const { steps, done } = stepsOf(['read', 'write', 'remove']);
  const isStopped = () => done.includes('write');
  await expect(runSteps(steps, () => undefined, isStopped)).rejects.toThrow(
    /^stopped; what was written is removed again$/,
  );
  expect(done).toEqual(['read', 'write', 'undo write']);
});
