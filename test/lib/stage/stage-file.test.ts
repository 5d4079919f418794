import { join } from 'node:path';
import { stageFile, stageName } from '../../../lib/stage/stage-file';

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
    expect(() => stageFile({ stage })).toThrow(`Invalid stage ${JSON.stringify(stage)}.`);
  },
);

test('stage and config exclude each other', () => {
  expect(() => stageFile({ stage: 'dev', config: 'a.json' })).toThrow(/"dev".*"a\.json"/);
});

test.each([
  { stage: '', config: 'a.json' },
  { stage: 'dev', config: '' },
])('%j are both given, though one is empty', (flags) => {
  expect(() => stageFile(flags)).toThrow(/^Both stage/);
});

test.each([
  ['config/dev.json', 'dev'],
  ['config/a_b-1.json', 'a_b-1'],
  ['config/schema.json', undefined],
  ['config/dev.access.json', undefined],
  ['config/dev.access.md', undefined],
  ['elsewhere/dev.json', undefined],
  ['/config/dev.json', undefined],
])('%s is the file of the stage %s', (file, name) => {
  expect(stageName(file)).toBe(name);
});
