import { Calendar } from '../../../bench/scale/calendar';

test('events come in the order of their times, those of one time as they were added', () => {
  const calendar = new Calendar<string>();
  calendar.add(5, 'last');
  calendar.add(0.02, 'second');
  calendar.add(0.01, 'first');
  calendar.add(0.02, 'third');
  const seen: [number, string][] = [];
  calendar.run((at, event) => seen.push([at, event]));
  expect(seen).toEqual([
    [0.01, 'first'],
    [0.02, 'second'],
    [0.02, 'third'],
    [5, 'last'],
  ]);
});

test('an event may add others, also to its own time', () => {
  const calendar = new Calendar<number>();
  calendar.add(1, 3);
  const seen: number[] = [];
  calendar.run((at, left) => {
    seen.push(left);
    if (left > 0) calendar.add(left === 2 ? at : at + 1, left - 1);
  });
  expect(seen).toEqual([3, 2, 1, 0]);
});
