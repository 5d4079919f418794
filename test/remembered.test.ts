import { randomUUID } from 'node:crypto';
import { remembered, rememberedFolder } from './remembered';
import { MINIMAL } from './stages';

const MODULE = require.resolve('./remembered');
/** What nobody has asked before. */
const fresh = () => ({ ...MINIMAL, stackName: randomUUID() });

test('what was found out is found out once for the same, and anew for anything else', async () => {
  const find = jest.fn((given: object) => Promise.resolve({ found: given }));
  const [one, other] = [fresh(), fresh()];
  for (const given of [one, one, other]) {
    expect(await remembered(MODULE, find, given)).toEqual({ found: given });
  }
  expect(find.mock.calls).toEqual([[one], [other]]);
});

test('an error is not kept', async () => {
  const given = fresh();
  const find = jest.fn(({ stackName }: typeof given) => Promise.reject(new Error(stackName)));
  await expect(remembered(MODULE, find, given)).rejects.toThrow(given.stackName);
  await expect(remembered(MODULE, find, given)).rejects.toThrow(given.stackName);
  expect(find).toHaveBeenCalledTimes(2);
});

test('what is no plain data cannot be remembered by', async () => {
  const find = (of: () => string) => Promise.resolve(of());
  await expect(remembered(MODULE, find, () => 'x')).rejects.toThrow('not by plain data');
});

test('other code has a folder of its own', () => {
  expect(rememberedFolder(MODULE)).toBe(rememberedFolder(MODULE));
  expect(rememberedFolder(MODULE)).not.toBe(rememberedFolder(require.resolve('./stages')));
  expect(() => rememberedFolder('none')).toThrow('none is not loaded');
});
