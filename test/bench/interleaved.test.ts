import { interleaved, median } from '../../bench/interleaved';

test('what is timed takes turns, and the first turn is not counted', async () => {
  const order: string[] = [];
  const medians = await interleaved(['a', 'b'], 3, (subject) => {
    order.push(subject);
    return Promise.resolve(order.length);
  });
  expect(order.join('')).toBe('abababab');
  expect(Object.fromEntries(medians)).toEqual({ a: 5, b: 6 });
});

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 2, 3], 2.5],
  [[7], 7],
])('the median of %j is %d', (values, expected) => expect(median(values)).toBe(expected));
