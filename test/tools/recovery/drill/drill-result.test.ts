import {
  countCheck,
  hasPassed,
  sampleCheck,
  type TableDrill,
} from '../../../../tools/recovery/drill/drill-result';

const count = (items: number, isComplete = true) => ({ items, isComplete });

describe('result of a recovery drill', () => {
  test.each([
    [0, 0, true],
    [10, 9, true],
    [10, 8, false],
    [100, 110, true],
    [100, 0, false],
    [0, 1, false],
    [5, 4, false],
  ])('of %d live and %d restored items: %s', (live, restored, passed) => {
    expect(countCheck(count(live), count(restored)).passed).toBe(passed);
  });

  test.each([
    [0, 0, 0, true],
    [10, 0, 0, true],
    [9, 1, 0, true],
    [9, 0, 1, true],
    [8, 1, 1, false],
    [4, 1, 0, false],
  ])('of %d equal, %d different and %d missing items: %s', (equal, different, missing, passed) => {
    const sample = [
      ...Array.from({ length: equal }, () => ({ restored: 'a', live: 'a' })),
      ...Array.from({ length: different }, () => ({ restored: 'a', live: 'b' })),
      ...Array.from({ length: missing }, () => ({ restored: 'a', live: undefined })),
    ];
    expect(sampleCheck(sample).passed).toBe(passed);
  });

  test('passes if every check of every table does, and there is one', () => {
    const drill = (...passed: boolean[]) =>
      ({
        checks: passed.map((one) => ({ check: 'a', passed: one, detail: '' })),
      }) as unknown as TableDrill;
    expect(hasPassed([drill(true, true), drill(true)])).toBe(true);
    expect(hasPassed([drill(true), drill(true, false)])).toBe(false);
    expect(hasPassed([drill(true), drill()])).toBe(false);
    expect(hasPassed([])).toBe(false);
  });
});
