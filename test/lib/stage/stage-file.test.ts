import { join } from 'node:path';
import { stageFile } from '../../../lib/stage/stage-file';

test.each([
  [{}, join('config', 'dev.json')],
  [{ stage: 'prod' }, join('config', 'prod.json')],
  [{ config: '../elsewhere/stage.json' }, '../elsewhere/stage.json'],
])('%j asks for %s', (flags, file) => {
  expect(stageFile(flags)).toBe(file);
});

test.each(['../secrets', 'a/../b', '..', '.', 'dev.json', ''])(
  'the stage %j is no name',
  (stage) => {
    expect(() => stageFile({ stage })).toThrow(
      `received stage ${JSON.stringify(stage)}; expected the name of a file in config/ without .json; for another path use config`,
    );
  },
);

test('stage and config exclude each other', () => {
  expect(() => stageFile({ stage: 'dev', config: 'a.json' })).toThrow(
    'received both stage "dev" and config "a.json"; expected one of them; remove the other',
  );
});

test.each([
  { stage: '', config: 'a.json' },
  { stage: 'dev', config: '' },
])('%j are both given, though one is empty', (flags) => {
  expect(() => stageFile(flags)).toThrow('received both stage');
});
