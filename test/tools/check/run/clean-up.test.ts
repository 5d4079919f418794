import { CleanUp } from '../../../../tools/check/run/clean-up';

/** Notes what is removed, in the order in which it is. */
function filled(...steps: (readonly [what: string, failure?: Error])[]) {
  const removed: string[] = [];
  const cleanUp = new CleanUp();
  for (const [what, failure] of steps) {
    cleanUp.later(what, () =>
      failure === undefined ? Promise.resolve(removed.push(what)) : Promise.reject(failure),
    );
  }
  return { cleanUp, removed };
}

test('the last that was made is the first to go', async () => {
  const { cleanUp, removed } = filled(['user'], ['identity'], ['row']);
  expect(cleanUp.left).toEqual(['user', 'identity', 'row']);
  expect(await cleanUp.run()).toEqual([]);
  expect(removed).toEqual(['row', 'identity', 'user']);
  expect(cleanUp.left).toEqual([]);
});

test('what cannot be removed is told with why, and keeps nothing else', async () => {
  const { cleanUp, removed } = filled(
    ['user'],
    ['row', new Error('not now')],
    ['identity', new TypeError('text')],
  );
  expect(await cleanUp.run()).toEqual(['identity: TypeError: text', 'row: Error: not now']);
  expect(removed).toEqual(['user']);
});

test('what is being removed is still there', async () => {
  const cleanUp = new CleanUp();
  const seen: string[][] = [];
  for (const what of ['user', 'row']) {
    cleanUp.later(what, () => Promise.resolve(seen.push(cleanUp.left)));
  }
  await cleanUp.run();
  expect(seen).toEqual([['user', 'row'], ['user']]);
});

test('what is removed once is not removed again', async () => {
  const { cleanUp, removed } = filled(['user']);
  await cleanUp.run();
  expect(await cleanUp.run()).toEqual([]);
  expect(removed).toEqual(['user']);
});
