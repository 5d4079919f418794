import fc from 'fast-check';
import { checkStage } from '../../lib/config/check-stage';
import { shippedStage } from '../stages';

/** The paths of all values in a value. */
function paths(value: unknown): PropertyKey[][] {
  if (!(value instanceof Object)) return [[]];
  return [
    [],
    ...Object.entries(value).flatMap(([key, inner]) => paths(inner).map((path) => [key, ...path])),
  ];
}

function replaced(value: unknown, [key, ...rest]: readonly PropertyKey[], by: unknown): unknown {
  if (key === undefined) return by;
  const copy: unknown = structuredClone(value);
  Reflect.set(copy as object, key, replaced(Reflect.get(value as object, key), rest, by));
  return copy;
}

const everything = shippedStage('everything');
const anyPath = fc.constantFrom(...paths(everything));

test('any JSON value gives a stage or problems, never an exception', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (input) => {
      expect(checkStage(input).ok).toBe(false);
    }),
  );
});

test('any JSON value in any place gives a stage, or problems that each tell all of their parts', () => {
  fc.assert(
    fc.property(anyPath, fc.jsonValue(), (path, by) => {
      const result = checkStage(replaced(everything, path, by));
      const problems = result.ok ? [] : result.problems;
      expect(result.ok).toBe(problems.length === 0);
      for (const { received, expected, fix } of problems) {
        expect([received, expected, fix].every((part) => part.length > 0)).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});
