import { type ConnectionStep, runSteps } from '../../../../tools/check/connection/connection-step';

/** Steps that record what they do, some of which fail. */
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
    advice: (error) => `change what ${String(error)} says`,
    undo: () => {
      done.push(`undo ${title}`);
      return failing.includes(`undo ${title}`)
        ? Promise.reject(new Error('undo is denied'))
        : Promise.resolve();
    },
  }));
  return { steps, done };
}

describe('steps of a connection test', () => {
  test('run in order, and print each result', async () => {
    const { steps, done } = stepsOf(['read', 'write', 'remove']);
    const lines: string[] = [];
    await runSteps(steps, (line) => lines.push(line));
    expect(done).toEqual(['read', 'write', 'remove']);
    expect(lines).toEqual(['✔ read → done', '✔ write → done', '✔ remove → done']);
  });

  test('stop at a failure, and undo the failed step', async () => {
    const { steps, done } = stepsOf(['read', 'write', 'remove'], ['write']);
    const lines: string[] = [];
    await expect(runSteps(steps, (line) => lines.push(line))).rejects.toThrow(
      '✖ write\n    Error: write is denied\n    change what Error: write is denied says',
    );
    expect(done).toEqual(['read', 'write', 'undo write']);
    expect(lines).toEqual(['✔ read → done']);
  });

  test('report the first failure if undoing fails too', async () => {
    const { steps, done } = stepsOf(['write'], ['write', 'undo write']);
    await expect(runSteps(steps, () => undefined)).rejects.toThrow('✖ write');
    expect(done).toEqual(['write', 'undo write']);
  });

  test('report what could not be undone when stopped', async () => {
    const { steps } = stepsOf(['write', 'remove'], ['undo write']);
    await expect(
      runSteps(
        steps,
        () => undefined,
        () => true,
      ),
    ).rejects.toThrow('Stopped. change what Error: undo is denied says');
  });

  test('report nothing as undone if a step has nothing to undo', async () => {
    const { steps } = stepsOf(['read']);
    const reads = steps.map(({ undo, ...step }) => ({ ...step, hasUndo: undo !== undefined }));
    const isStopped = () => true;
    await expect(runSteps(reads, () => undefined, isStopped)).rejects.toThrow(/^Stopped\.$/);
  });

  test('undo the last step when stopped', async () => {
    const { steps, done } = stepsOf(['read', 'write', 'remove']);
    const isStopped = () => done.includes('write');
    await expect(runSteps(steps, () => undefined, isStopped)).rejects.toThrow(/^Stopped\. .+$/);
    expect(done).toEqual(['read', 'write', 'undo write']);
  });
});
