import { applyEdits, modify } from 'jsonc-parser';
import fc from 'fast-check';
import { parseJson } from '../../../lib/stage/parse-json';
import { MINIMAL, SHIPPED, shippedStage } from '../../stages';
import { FIXED, IS_THOROUGH, SAMPLE } from '../../thorough';
import { followFixes } from './generated/follow-fixes';
import { mutatedStages } from './generated/mutated-stages';
import { schemaStages } from './generated/schema-values';

const RUNS = IS_THOROUGH ? 3_000 : 300;

const CODES = [
  ...['conflict', 'duplicate', 'invalidKey', 'invalidValue', 'missing', 'quota', 'unknownKey'],
  ...['unknownReference', 'unsupported'],
];

/** Stages without errors: those that the project ships, and a few of the schema. Fixed: a seed repeats a failure. */
const VALID = [
  MINIMAL,
  ...SHIPPED.map(shippedStage),
  ...fc.sample(schemaStages, { numRuns: 30, ...FIXED }).map((stage) => followFixes(stage).stage),
];

test(`${RUNS} stages with mistakes: following every fix gives a valid stage in a few rounds`, () => {
  const codes = new Map<string, number>();
  fc.assert(
    fc.property(mutatedStages(VALID), (invalid) => {
      const followed = followFixes(invalid);
      expect(followed.rounds).toBeLessThan(10);
      for (const code of followed.codes) codes.set(code, (codes.get(code) ?? 0) + 1);
    }),
    { numRuns: RUNS, ...SAMPLE },
  );
  const least = IS_THOROUGH ? RUNS / 100 : 0;
  expect(CODES.filter((code) => (codes.get(code) ?? 0) < least)).toEqual([]);
}, 600_000);

test('following the fixes of repeated keys gives the rest of the file', () => {
  const objects = fc.constantFrom(...VALID);
  fc.assert(
    fc.property(objects, fc.nat(), (stage, which) => {
      const text = JSON.stringify(stage, null, 1);
      const keys = [...text.matchAll(/"[^"\\]+": /g)].map(({ 0: key, index }) => ({ key, index }));
      const { key, index } = keys[which % keys.length] ?? { key: '"stackName":', index: 1 };
      let repeated = `${text.slice(0, index)}${key}1,${text.slice(index)}`;
      const lost = lostKeys(repeated);
      expect(lost).toHaveLength(1);
      for (const { path } of lost.flatMap(({ edits = [] }) => edits)) {
        repeated = applyEdits(repeated, modify(repeated, [...path], undefined, {}));
      }
      expect(lostKeys(repeated)).toEqual([]);
    }),
    { numRuns: 300, ...SAMPLE },
  );
});

function lostKeys(text: string) {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error('not JSON');
  return parsed.value.lost;
}
