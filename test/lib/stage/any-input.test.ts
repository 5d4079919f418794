import fc from 'fast-check';
import { validateStage } from '../../../lib/stage/validate-stage';
import { shippedStage } from '../../stages';
import { SAMPLE } from '../../thorough';
import { paths, replaced } from './paths';

const everything = shippedStage('everything');
const anyPath = fc.constantFrom(...paths(everything));

test('any JSON value gives a stage or errors, never an exception', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (input) => {
      expect(validateStage(input).ok).toBe(false);
    }),
    SAMPLE,
  );
});

test('any JSON value at any path gives a stage, or errors that each have all of their parts', () => {
  fc.assert(
    fc.property(anyPath, fc.jsonValue(), (path, by) => {
      const result = validateStage(replaced(everything, path, by));
      const errors = result.ok ? [] : result.errors;
      expect(result.ok).toBe(errors.length === 0);
      const incomplete = errors.filter(
        ({ received, expected, fix }) => !received || !expected || !fix,
      );
      expect(incomplete).toEqual([]);
    }),
    { numRuns: 200, ...SAMPLE },
  );
});
