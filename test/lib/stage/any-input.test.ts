import fc from 'fast-check';
import { validateStage } from '../../../lib/stage/validate-stage';
import { shippedStage } from '../../stages';
import { paths, replaced } from './paths';

const everything = shippedStage('everything');
const anyPath = fc.constantFrom(...paths(everything));

test('any JSON value gives a stage or problems, never an exception', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (input) => {
      expect(validateStage(input).ok).toBe(false);
    }),
  );
});

test('any JSON value at any path gives a stage, or problems that each tell all of their parts', () => {
  fc.assert(
    fc.property(anyPath, fc.jsonValue(), (path, by) => {
      const result = validateStage(replaced(everything, path, by));
      const problems = result.ok ? [] : result.errors;
      expect(result.ok).toBe(problems.length === 0);
      for (const { received, expected, fix } of problems) {
        expect([received, expected, fix].every((part) => part.length > 0)).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});
