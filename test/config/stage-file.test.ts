import { join } from 'node:path';
import { stageFile } from '../../lib/config/stage-file';

test.each([
  [{}, join('config', 'dev.json')],
  [{ stage: 'prod' }, join('config', 'prod.json')],
  [{ config: '../elsewhere/stage.json' }, '../elsewhere/stage.json'],
])('%j asks for %s', (flags, file) => {
  expect(stageFile(flags)).toBe(file);
});

test('a stage is a name, never a path', () => {
  expect(() => stageFile({ stage: '../secrets' })).toThrow(
    'received stage "../secrets"; expected the name of a file in config/ without .json; for another path use config',
  );
});

test('stage and config exclude each other', () => {
  expect(() => stageFile({ stage: 'dev', config: 'a.json' })).toThrow(
    'received both stage "dev" and config "a.json"; expected one of them; remove the other',
  );
});
