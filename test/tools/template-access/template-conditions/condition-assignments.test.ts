import { conditionAssignments } from '../../../../tools/template-access/template-conditions/condition-assignments';

describe('condition assignments', () => {
  test.each([
    [0, 1],
    [1, 2],
    [4, 16],
    [5, 16],
    [8, 16],
    [9, 32],
    [32, 64],
    [40, 64],
  ])('of %i conditions there are %i', (conditions, count) => {
    const names = Array.from({ length: conditions }, (_, position) => `C${position}`);
    expect(conditionAssignments(names)).toHaveLength(count);
  });

  test('any three of many conditions have every combination', () => {
    const names = Array.from({ length: 9 }, (_, position) => `C${position}`);
    const assignments = conditionAssignments(names);
    const triples = names.flatMap((a, i) =>
      names.slice(i + 1).flatMap((b, j) => names.slice(i + j + 2).map((c) => [a, b, c])),
    );
    const combinations = triples.map((triple) => {
      const seen = assignments.map((one) => triple.map((name) => one.get(name)).join());
      return new Set(seen).size;
    });
    expect(combinations).toEqual(Array.from({ length: 84 }, () => 8));
  });
});
