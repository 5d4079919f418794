import { CleanUp } from '../../../../tools/check/run/clean-up';
import type { Leftover } from '../../../../tools/check/run/leftover';

const identity = (identityId: string): Leftover => ({ kind: 'identity', identityId });
const [A, B, C] = ['a', 'b', 'c'].map(identity) as [Leftover, Leftover, Leftover];
const nameOf = (one: Leftover) => (one.kind === 'identity' ? one.identityId : '');

/** A clean-up of some resources, and the order in which it removes them. */
function filled(earlier: readonly Leftover[], ...steps: readonly Leftover[]) {
  const saved: string[] = [];
  const removed: string[] = [];
  const cleanUp = new CleanUp(earlier, (left) => saved.push(left.map(nameOf).join('')));
  steps.forEach((step) => cleanUp.later(step));
  const remove = (one: Leftover) => Promise.resolve(removed.push(nameOf(one)));
  return { cleanUp, saved, removed, remove };
}

describe('clean-up', () => {
  test('removes in reverse order, last what an earlier check left', async () => {
    const { cleanUp, removed, remove } = filled([C], A, B);
    expect(cleanUp.left).toEqual(['identity c', 'identity a', 'identity b']);
    expect(await cleanUp.run(remove)).toEqual([]);
    expect(removed).toEqual(['b', 'a', 'c']);
    expect(cleanUp.left).toEqual([]);
  });

  test('continues after a failure, and returns it with the reason', async () => {
    const { cleanUp, saved } = filled([], A, B, C);
    const remove = (one: Leftover) =>
      one === B ? Promise.reject(new TypeError('not now')) : Promise.resolve();
    expect(await cleanUp.run(remove)).toEqual(['identity b: TypeError: not now']);
    expect(saved.at(-1)).toBe('b');
  });

  test('lists a resource until it is removed', async () => {
    const { cleanUp } = filled([], A, B);
    const seen: string[][] = [];
    await cleanUp.run(() => Promise.resolve(seen.push(cleanUp.left)));
    expect(seen).toEqual([['identity a', 'identity b'], ['identity a']]);
  });

  test('removes each resource once', async () => {
    const { cleanUp, removed, remove } = filled([], A);
    await cleanUp.run(remove);
    expect(await cleanUp.run(remove)).toEqual([]);
    expect(removed).toEqual(['a']);
  });

  test('saves what is left after every change', async () => {
    const { cleanUp, saved, remove } = filled([C], A, B);
    await cleanUp.run(remove);
    expect(saved).toEqual(['ca', 'cab', 'ca', 'c', '']);
  });

  test('refuses a resource that cannot be saved, and still removes all', async () => {
    const removed: Leftover[] = [];
    const cleanUp = new CleanUp([A], () => {
      throw new Error('full');
    });
    expect(() => cleanUp.later(B)).toThrow('full');
    expect(await cleanUp.run((one) => Promise.resolve(removed.push(one)))).toEqual([]);
    expect(removed).toEqual([B, A]);
  });
});
